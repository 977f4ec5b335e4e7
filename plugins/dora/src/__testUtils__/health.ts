import {
  DataHealth,
  DeliveryDetail,
  DeliveryPage,
  DeliverySummary,
  Operation,
  SourceHealth,
  UnmatchedSubject,
} from '@dora-metrics/backstage-plugin-dora-common';

/** A source that works, with parts replaced. */
export function aSource(parts: Partial<SourceHealth> = {}): SourceHealth {
  return {
    id: 'github',
    kind: 'github',
    authentication: 'hmac-sha256',
    lastReceivedAt: '2026-03-12T14:00:00.000Z',
    received: 1204,
    rejected: 0,
    unparseable: 0,
    implausible: 0,
    failed: 0,
    ignored: 12,
    medianLagSeconds: 0.4,
    ...parts,
  };
}

/** A repository that no service answers to. */
export function anUnmatched(
  parts: Partial<UnmatchedSubject> = {},
): UnmatchedSubject {
  return {
    subject: 'repository:github.com/acme/pay-api',
    type: 'repository',
    name: 'github.com/acme/pay-api',
    sourceIds: ['github'],
    deliveries: 31,
    firstReceivedAt: '2026-03-09T14:02:00.000Z',
    lastReceivedAt: '2026-03-12T13:56:00.000Z',
    ignoredReason: null,
    ...parts,
  };
}

/** Work that runs. */
export function anOperation(parts: Partial<Operation> = {}): Operation {
  return {
    id: 'op1',
    kind: 'recompute',
    state: 'running',
    done: 3,
    total: 12,
    startedAt: '2026-03-12T14:00:00.000Z',
    finishedAt: null,
    error: null,
    ...parts,
  };
}

/** Health with a little of everything, for somebody who may manage. */
export function aHealth(parts: Partial<DataHealth> = {}): DataHealth {
  return {
    pending: 3,
    oldestPendingSeconds: 2,
    staleServices: 0,
    sources: [
      aSource({ rejected: 4, unparseable: 2, implausible: 1 }),
      aSource({
        id: 'argocd-prod',
        kind: 'argocd',
        authentication: 'bearer',
        received: 220,
        medianLagSeconds: 12,
      }),
    ],
    rejectedUnknownSource: 0,
    unmatched: [
      anUnmatched(),
      anUnmatched({
        subject: 'argocd_app:pay-api',
        type: 'argocd_app',
        name: 'pay-api',
        sourceIds: ['argocd-prod'],
        deliveries: 4,
      }),
      anUnmatched({
        subject: 'repository:github.com/acme/sandbox',
        name: 'github.com/acme/sandbox',
        ignoredReason: 'A playground',
      }),
    ],
    mappings: [
      {
        subject: 'service:shop',
        type: 'service',
        name: 'shop',
        entityRef: 'component:default/checkout',
        mappedAt: '2026-03-10T14:02:00.000Z',
      },
    ],
    orphans: [],
    coverage: {
      services: 8,
      withDeployments: 5,
      withCommits: 6,
      withIncidents: 1,
    },
    comparisons: { waiting: 0, failed: 0, lastFailure: null },
    operations: [],
    retention: { bodyDays: 90, deliveryDays: 400, factDays: null },
    manageable: true,
    ...parts,
  };
}

/** A delivery that made no sense. */
export function aDelivery(
  parts: Partial<DeliverySummary> = {},
): DeliverySummary {
  return {
    id: '17',
    sourceId: 'github',
    event: 'push',
    receivedAt: '2026-03-12T13:56:02.000Z',
    workedAt: '2026-03-12T13:56:03.000Z',
    state: 'unparseable',
    note: 'The body is not JSON.',
    attempts: 1,
    subjects: ['repository:github.com/acme/pay-api'],
    replayable: true,
    ...parts,
  };
}

/** The same with its body. */
export function aDeliveryDetail(
  parts: Partial<DeliveryDetail> = {},
): DeliveryDetail {
  return {
    ...aDelivery(),
    contentType: 'application/json',
    sizeBytes: 2048,
    body: '{"ref": <b>broken</b>',
    bodyTruncated: false,
    ...parts,
  };
}

/** A page of the inbox, with nothing behind it. */
export function someDeliveries(
  items: DeliverySummary[] = [
    aDelivery(),
    aDelivery({
      id: '16',
      sourceId: 'argocd-prod',
      event: null,
      receivedAt: '2026-03-12T13:50:00.000Z',
      state: 'failed',
      note: null,
      attempts: 5,
      replayable: false,
    }),
  ],
  next: string | null = null,
): DeliveryPage {
  return { items, next };
}
