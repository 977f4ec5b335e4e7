/**
 * Where a delivery stands.
 *
 * - `pending`: stored, not yet worked off
 * - `done`: its facts are part of the numbers
 * - `ignored`: authentic, and of no use here
 * - `unparseable`: its body makes no sense
 * - `implausible`: it tells of a time that cannot be, such as next year
 * - `failed`: working it off failed several times
 * - `discarded`: somebody decided that it does not count
 *
 * @public
 */
export const DELIVERY_STATES = [
  'pending',
  'done',
  'ignored',
  'unparseable',
  'implausible',
  'failed',
  'discarded',
] as const;

/** @public */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One configured source and what came from it. Counts are of the last 24 hours. @public */
export interface SourceHealth {
  id: string;
  kind: string;
  /** How its requests prove who sends; `none` when anybody may. */
  authentication: string;
  /** Null when nothing ever came. */
  lastReceivedAt: string | null;
  received: number;
  /** Requests turned away; nothing of them is stored. */
  rejected: number;
  unparseable: number;
  implausible: number;
  failed: number;
  ignored: number;
  /** Median seconds from receipt until worked off, over the latest deliveries; null without any. */
  medianLagSeconds: number | null;
}

/** Deliveries of one name are counted up to here, and names are listed up to the other. @public */
export const UNMATCHED_LIMITS = { deliveries: 1000, subjects: 200 } as const;

/**
 * A name that deliveries use and no service answers to. `type` and `name` are
 * the parts of `subject`, for people.
 *
 * @public
 */
export interface UnmatchedSubject {
  subject: string;
  type: 'repository' | 'argocd_app' | 'service' | 'other';
  name: string;
  sourceIds: string[];
  /** At most `UNMATCHED_LIMITS.deliveries`, which stands for as many or more. */
  deliveries: number;
  firstReceivedAt: string | null;
  lastReceivedAt: string | null;
  /** Why somebody decided that it does not matter; null while nobody has. */
  ignoredReason: string | null;
}

/** What somebody said belongs to a service, besides its annotations. @public */
export interface SubjectMapping {
  subject: string;
  type: UnmatchedSubject['type'];
  name: string;
  entityRef: string;
  mappedAt: string;
}

/** A service that the catalog knows no more and that has numbers. @public */
export interface OrphanService {
  entityRef: string;
  title: string;
  removedAt: string;
  lastEventAt: string | null;
}

/** How whole the numbers can be. @public */
export interface Coverage {
  services: number;
  withDeployments: number;
  withCommits: number;
  withIncidents: number;
}

/**
 * Gaps between deployments that a Git host is asked about. Hosts that Backstage
 * has no credentials for are left out.
 *
 * @public
 */
export interface ComparisonHealth {
  waiting: number;
  /** Given up, after several days of trying or because there can be no answer. */
  failed: number;
  /** Why the last one of them was given up, for people. */
  lastFailure: string | null;
}

/** Work that an operator asked for. @public */
export const OPERATION_KINDS = [
  'recompute',
  'reparse',
  'erase_service',
  'erase_person',
] as const;

/** @public */
export type OperationKind = (typeof OPERATION_KINDS)[number];

/**
 * One piece of long work and how far it is.
 *
 * - `recompute`: links and cells of all services, from the facts
 * - `reparse`: facts, from the raw deliveries, then everything from the facts
 * - `erase_service`: everything known of one service
 * - `erase_person`: every trace of one person
 *
 * @public
 */
export interface Operation {
  id: string;
  kind: OperationKind;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  startedAt: string;
  finishedAt: string | null;
  error: string | null;
}

/** Operations, the newest first. @public */
export interface OperationList {
  operations: Operation[];
}

/** What to start. @public */
export type OperationRequest =
  | { kind: 'recompute' | 'reparse' }
  | { kind: 'erase_service'; entityRef: string }
  | {
      kind: 'erase_person';
      /** Logins, addresses and names; each at least three characters. */
      identifiers: string[];
    };

/** All that the data-health page shows but the inbox's list. @public */
export interface DataHealth {
  pending: number;
  /** How long the oldest of them waits, in seconds; null when none does. */
  oldestPendingSeconds: number | null;
  /** Services whose numbers do not yet follow from all that is known. */
  staleServices: number;
  sources: SourceHealth[];
  /** Requests to sources that do not exist, in the last 24 hours. */
  rejectedUnknownSource: number;
  /** At most `UNMATCHED_LIMITS.subjects`. */
  unmatched: UnmatchedSubject[];
  mappings: SubjectMapping[];
  orphans: OrphanService[];
  coverage: Coverage;
  comparisons: ComparisonHealth;
  operations: Operation[];
  /** Days after which bodies are emptied, and facts are deleted (null: never). */
  retention: {
    bodyDays: number;
    deliveryDays: number;
    factDays: number | null;
  };
  /** Whether the caller may act. */
  manageable: boolean;
}

/** A delivery without its body. @public */
export interface DeliverySummary {
  id: string;
  sourceId: string;
  event: string | null;
  receivedAt: string;
  workedAt: string | null;
  state: DeliveryState;
  /** Why it is where it is, for people. */
  note: string | null;
  attempts: number;
  subjects: string[];
  /** False once the body was emptied: it cannot be replayed any more. */
  replayable: boolean;
}

/** Deliveries, the newest first. @public */
export interface DeliveryPage {
  items: DeliverySummary[];
  /** Give it as `before` to get the next page; null at the end. */
  next: string | null;
}

/** A delivery with its body. @public */
export interface DeliveryDetail extends DeliverySummary {
  contentType: string | null;
  sizeBytes: number;
  /** The body as text, cut at 64 KiB; null when it was emptied. */
  body: string | null;
  bodyTruncated: boolean;
}

/** Which deliveries to act on: by id, or all in a state, of a source if given. @public */
export interface DeliverySelection {
  ids?: string[];
  state?: DeliveryState;
  sourceId?: string;
}

/** How many deliveries an action has reached. @public */
export interface DeliveriesChanged {
  changed: number;
}
