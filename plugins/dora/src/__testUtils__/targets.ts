import { Target, Targets } from '@dora-metrics/backstage-plugin-dora-common';

/** A target of five deployments per day that is on its way. */
export function aTarget(parts: Partial<Target> = {}): Target {
  return {
    metric: 'deployment_frequency',
    value: 5,
    due: '2026-04-20',
    baseline: 3,
    setAt: '2026-02-20T09:00:00.000Z',
    current: 4.5,
    progress: 0.75,
    expected: 0.34,
    status: 'on_track',
    ...parts,
  };
}

/** The targets of a service; nobody may change them, unless told otherwise. */
export function someTargets(parts: Partial<Targets> = {}): Targets {
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    targets: [
      aTarget(),
      aTarget({
        metric: 'lead_time',
        value: 3600,
        baseline: 7200,
        current: 5100,
        progress: 0.58,
        expected: 0.7,
        status: 'behind',
      }),
    ],
    editable: false,
    ...parts,
  };
}
