import { monthsAgo } from './monthsAgo';

/** The service that it all happens to. */
export const REF = 'component:default/checkout';

/** Closed months. */
export const past = monthsAgo(3);
export const earlier = monthsAgo(5);

export const deployment = (
  id: string,
  finishedAt: string,
  more: object = {},
) => ({
  type: 'deployment',
  id,
  service: 'checkout',
  status: 'succeeded',
  revision: id.repeat(40),
  finishedAt,
  ...more,
});

/** An incident that was mitigated after some minutes. */
export const incident = (id: string, detectedAt: string, minutes: number) => ({
  type: 'incident',
  id,
  service: 'checkout',
  severity: 'SEV2',
  detectedAt,
  mitigatedAt: new Date(
    Date.parse(detectedAt) + minutes * 60_000,
  ).toISOString(),
});

/** Deployments, an incident long after them, and one six hours after the last. */
export const HISTORY = [
  deployment('1', earlier.at(5)),
  deployment('2', past.at(5)),
  deployment('3', past.at(10)),
  incident('INC-1', past.at(20), 30),
  incident('INC-2', past.at(10, 18), 60),
];
