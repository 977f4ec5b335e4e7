import { SETUP_STEPS } from '@dora-metrics/backstage-plugin-dora-common';
import {
  complete,
  count,
  flag,
  instant,
  list,
  nullable,
  oneOf,
  ref,
  text,
} from './shapes';

/** Schemas of the set-up of a service. */
export const setupSchemas = {
  SetupStep: complete({
    id: oneOf(SETUP_STEPS),
    state: oneOf(['waiting', 'received']),
    lastReceivedAt: nullable(instant),
    sourceId: nullable(text),
    kind: nullable(text),
  }),
  SetupName: complete({ type: ref('SubjectType'), name: text }),
  SetupArrival: complete({
    sourceId: text,
    lastReceivedAt: nullable(instant),
    state: nullable(ref('DeliveryState')),
    note: nullable(text),
    names: list(ref('SetupName')),
    aboutThis: flag,
    rejected: count,
  }),
  ServiceSetup: complete({
    entityRef: text,
    steps: list(ref('SetupStep')),
    sources: list(complete({ id: text, kind: text })),
    names: list(ref('SetupName')),
    arrivals: nullable(list(ref('SetupArrival'))),
  }),
};
