import {
  ServiceStages,
  StageShare,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aReport } from './reports';

function aStage(
  stage: StageShare['stage'],
  minutes: number,
  share: number,
  reported: number = 57,
): StageShare {
  const mean = minutes * 60;
  return { stage, mean, median: mean * 0.8, share, reported };
}

/** Two hours of lead time: 45, 15, 35 and 25 min; three stages unknown. */
export function someStages(parts: Partial<ServiceStages> = {}): ServiceStages {
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    window: aReport().window,
    n: 57,
    meanLeadTime: 7200,
    stages: [
      aStage('review', 45, 0.375),
      aStage('build', 15, 0.125),
      aStage('test', 35, 35 / 120),
      aStage('scan', 0, 0, 0),
      aStage('package', 0, 0, 0),
      aStage('deploy', 25, 25 / 120),
      aStage('validate', 0, 0, 0),
      aStage('waiting', 0, 0, 0),
    ],
    bottlenecks: ['review', 'test', 'deploy', 'build'],
    ...parts,
  };
}
