import {
  ServiceSetup,
  SETUP_STEPS,
  SetupArrival,
  SetupStep,
  SetupStepId,
} from '@dora-metrics/backstage-plugin-dora-common';

/** Steps of which some are done, with how. */
export function someSteps(
  done: Partial<Record<SetupStepId, Partial<SetupStep>>> = {},
): SetupStep[] {
  return SETUP_STEPS.map(id => ({
    id,
    state: done[id] ? 'received' : 'waiting',
    lastReceivedAt: null,
    sourceId: null,
    kind: null,
    ...done[id],
  }));
}

/** A service that nothing has come for, in an app with two sources. */
export function aSetup(parts: Partial<ServiceSetup> = {}): ServiceSetup {
  return {
    entityRef: 'component:default/checkout',
    steps: someSteps(),
    sources: [
      { id: 'github', kind: 'github' },
      { id: 'pipelines', kind: 'generic' },
    ],
    names: [
      { type: 'repository', name: 'github.com/acme/checkout' },
      { type: 'service', name: 'checkout' },
      { type: 'service', name: 'component:default/checkout' },
    ],
    arrivals: null,
    ...parts,
  };
}

/** The last delivery of GitHub, about another repository. */
export function anArrival(parts: Partial<SetupArrival> = {}): SetupArrival {
  return {
    sourceId: 'github',
    lastReceivedAt: new Date(Date.now() - 10_000).toISOString(),
    state: 'done',
    note: null,
    names: [{ type: 'repository', name: 'github.com/acme/other' }],
    aboutThis: false,
    rejected: 0,
    ...parts,
  };
}
