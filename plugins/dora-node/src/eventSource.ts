import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Authentication, WebhookRequest } from './authentication';
import { DoraFact, Instant } from './facts';

/** A delivery as it lies in the inbox. @public */
export interface StoredDelivery {
  sourceId: string;
  /** What `identify` found. */
  event: string | null;
  contentType: string | null;
  body: Buffer;
  receivedAt: Instant;
}

/**
 * Runs of CI, or releases, that deploy, for senders that do not say themselves
 * which do. Names are globs, compared without regard to case.
 *
 * @public
 */
export interface DeploymentRule {
  /** What is named: a job, a whole pipeline or workflow, or the tag of a release. */
  of: 'job' | 'pipeline' | 'release';
  name: string;
  environment: string;
}

/**
 * Alerts that are incidents: those that have each of these labels, with a value
 * that matches the glob.
 *
 * @public
 */
export interface AlertRule {
  labels: Record<string, string>;
}

/** Settings of one configured source that parsers may need. @public */
export interface SourceSettings {
  id: string;
  /**
   * Tells apart what is called the same in several installations of one kind,
   * such as applications of several Argo CD instances. For senders whose events
   * do not tell their host, it is the host's name.
   */
  instance?: string;
  /** Which runs and releases deploy; empty when none do. */
  deploymentRules: DeploymentRule[];
  /** Which alerts are incidents; undefined when all are. */
  alertRules?: AlertRule[];
  /** Lower-case labels that make an issue an incident. */
  incidentLabels: string[];
  /** Environment of deployments whose sender names none. */
  defaultEnvironment: string;
  /** IANA zone of timestamps that carry none. */
  assumeTimeZone: string;
}

/**
 * What a delivery says. `ignored` explains, to a person, why an authentic
 * delivery says nothing that matters here.
 *
 * @public
 */
export type ParseResult = { facts: DoraFact[] } | { ignored: string };

/**
 * One kind of sender. All methods are pure: they do no I/O, keep no state and
 * read no clock.
 *
 * @public
 */
export interface DoraEventSource {
  /** The value of `kind` in the configuration of a source. */
  readonly kind: string;
  /** How requests prove who sends, unless the configuration of a source says otherwise. */
  readonly authentication: Authentication;
  /** Whether a body of this content type is understood; a no is answered 415. */
  accepts(contentType: string | undefined): boolean;
  /**
   * Whether requests to addresses below that of the source are understood, for
   * senders that put a path of their own behind the address that they are given.
   * Paths are at most 200 characters long and of letters, digits and `/._~:@%-`.
   * A no, or no such method, is answered 404.
   */
  acceptsPath?(path: string): boolean;
  /**
   * The sender's own id of the delivery, equal when it is sent again, and the
   * kind of event. Without an id, equal bodies are one delivery.
   */
  identify(request: WebhookRequest): { deliveryId?: string; event?: string };
  /** Turns a stored delivery into facts; throws when the body makes no sense. */
  parse(delivery: StoredDelivery, settings: SourceSettings): ParseResult;
}

/** @public */
export interface DoraEventSourcesExtensionPoint {
  /** Adds a kind of sender; throws when the kind is taken. */
  addEventSource(source: DoraEventSource): void;
}

/** Where modules add kinds of senders. @public */
export const doraEventSourcesExtensionPoint =
  createExtensionPoint<DoraEventSourcesExtensionPoint>({
    id: 'dora.eventSources',
  });
