import {
  ServiceStages,
  StageShare,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aReport, exact } from './reports';

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
    percentiles: exact,
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
    margin: 45 / 35,
    leadTimeP50: 7200,
    leadTimeP95: 32_400,
    ...parts,
  };
}

/** Review cut by half: from 2 h to 98 min, the slowest from 9 h to 7 h 10 min. */
export function aWhatIf(parts: Partial<StageWhatIf> = {}): StageWhatIf {
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    window: aReport().window,
    n: 57,
    factors: { review: 0.5 },
    before: { mean: 7200, p50: 7200, p95: 32_400 },
    after: { mean: 5850, p50: 5880, p95: 25_800 },
    ...parts,
  };
}
