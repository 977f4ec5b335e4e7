import { WORK_IN_PROGRESS_GAPS } from '@dora-metrics/backstage-plugin-dora-common';
import {
  complete,
  count,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

const waitingCount = {
  commits: nullable(count),
  oldestAuthoredAt: nullable(instant),
  oldestAgeSeconds: nullable(number),
  medianAgeSeconds: nullable(number),
  incomplete: nullable(oneOf(WORK_IN_PROGRESS_GAPS)),
  openChanges: ref('OpenChanges'),
};

/** Schemas of what was merged and is not deployed yet. */
export const workInProgressSchemas = {
  OpenChanges: complete({ count, oldestOpenedAt: nullable(instant) }),
  WaitingCommit: complete({
    repository: text,
    sha: text,
    title: nullable(text),
    authoredAt: instant,
    ageSeconds: number,
    url: nullable(text),
    change: nullable({ type: 'integer' }),
  }),
  WorkInProgress: complete({
    entityRef: text,
    environment: text,
    ...waitingCount,
    items: list(ref('WaitingCommit')),
  }),
  ServiceWorkInProgress: complete({
    entityRef: text,
    title: text,
    ...waitingCount,
  }),
  TeamWorkInProgress: complete({
    entityRef: text,
    environment: text,
    ...waitingCount,
    services: list(ref('ServiceWorkInProgress')),
  }),
};
