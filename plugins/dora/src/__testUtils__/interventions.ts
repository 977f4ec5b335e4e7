import {
  Impact,
  Intervention,
  Interventions,
} from '@dora-metrics/backstage-plugin-dora-common';

/** Lead time that is better after than before, unless told otherwise. */
export function anImpact(parts: Partial<Impact> = {}): Impact {
  return {
    metric: 'lead_time',
    unit: 'seconds',
    before: { value: 7800, n: 57 },
    after: { value: 3900, n: 61 },
    shift: -2400,
    interval: null,
    pValue: 0.003,
    effect: 0.6,
    verdict: 'better',
    ...parts,
  };
}

/** Three months after reviews became faster. */
export function anIntervention(
  parts: Partial<Intervention> = {},
): Intervention {
  return {
    id: '1',
    title: 'Reviews within a day',
    day: '2025-11-03',
    days: 90,
    impacts: [
      anImpact({
        metric: 'deployment_frequency',
        unit: 'per_day',
        before: { value: 0.5, n: 45 },
        after: { value: 2, n: 180 },
        shift: 1.5,
        pValue: 0.0001,
        effect: null,
      }),
      anImpact(),
      anImpact({
        metric: 'change_failure_rate',
        unit: 'fraction',
        before: { value: 0.12, n: 100 },
        after: { value: 0.09, n: 100 },
        shift: -0.03,
        interval: { low: -0.118661, high: 0.057877 },
        pValue: 0.645478,
        effect: null,
        verdict: 'unclear',
      }),
      anImpact({
        metric: 'time_to_restore',
        before: { value: 3600, n: 3 },
        after: { value: null, n: 0 },
        shift: null,
        pValue: null,
        effect: null,
        verdict: 'too_few',
      }),
    ],
    ...parts,
  };
}

/** The interventions of a service; nobody may change them, unless told otherwise. */
export function someInterventions(
  parts: Partial<Interventions> = {},
): Interventions {
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    items: [anIntervention()],
    editable: false,
    ...parts,
  };
}
