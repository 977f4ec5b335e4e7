import { STAGES } from '@dora-metrics/backstage-plugin-dora-common';
import {
  complete,
  count,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

/** Schemas of where lead time goes. */
export const stageSchemas = {
  Stage: oneOf(STAGES),
  StageShare: complete({
    stage: ref('Stage'),
    mean: number,
    median: number,
    share: number,
    reported: count,
  }),
  ServiceStages: complete({
    entityRef: text,
    environment: text,
    window: ref('Window'),
    percentiles: ref('PercentileMethod'),
    n: count,
    meanLeadTime: nullable(number),
    stages: list(ref('StageShare')),
    bottlenecks: list(ref('Stage')),
    margin: nullable(number),
    leadTimeP50: nullable(number),
    leadTimeP95: nullable(number),
  }),
  LeadTimeSummary: complete({
    mean: nullable(number),
    p50: nullable(number),
    p95: nullable(number),
  }),
  StageWhatIf: complete({
    entityRef: text,
    environment: text,
    window: ref('Window'),
    n: count,
    factors: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(STAGES.map(stage => [stage, number])),
    },
    before: ref('LeadTimeSummary'),
    after: ref('LeadTimeSummary'),
  }),
};
