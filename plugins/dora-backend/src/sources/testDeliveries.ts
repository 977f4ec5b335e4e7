import {
  DoraEventSource,
  DoraFact,
  SourceSettings,
  StoredDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';

/** Settings that the tests of all sources share. */
export const testSettings: SourceSettings = {
  id: 'test',
  defaultEnvironment: 'production',
  assumeTimeZone: 'UTC',
  deploymentRules: [],
  incidentLabels: ['incident'],
};

/** When the deliveries of tests are received. */
export const RECEIVED_AT = Date.UTC(2026, 5, 1, 12);

/** A stored delivery of this body. */
export function delivery(
  body: unknown,
  other: Partial<StoredDelivery> = {},
): StoredDelivery {
  const json = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return {
    sourceId: 'test',
    event: null,
    contentType: 'application/json',
    body: json,
    receivedAt: RECEIVED_AT,
    ...other,
  };
}

/** The facts of a body that must not be ignored. */
export function factsFrom(
  source: DoraEventSource,
  body: unknown,
  other: Partial<StoredDelivery> = {},
): DoraFact[] {
  const result = source.parse(delivery(body, other), testSettings);
  if ('ignored' in result) throw new Error(`ignored: ${result.ignored}`);
  return result.facts;
}

/** Why a body is ignored; undefined when it is not. */
export function whyIgnored(
  source: DoraEventSource,
  body: unknown,
  other: Partial<StoredDelivery> = {},
): string | undefined {
  const result = source.parse(delivery(body, other), testSettings);
  return 'ignored' in result ? result.ignored : undefined;
}
