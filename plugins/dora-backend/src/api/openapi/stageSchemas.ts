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
    n: count,
    meanLeadTime: nullable(number),
    stages: list(ref('StageShare')),
    bottlenecks: list(ref('Stage')),
  }),
};
