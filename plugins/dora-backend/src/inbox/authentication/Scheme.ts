import {
  Instant,
  WebhookRequest,
} from '@dora-metrics/backstage-plugin-dora-node';

/** One way in which requests prove who sends. */
export interface Scheme {
  /** Headers, lower case, of which each request has at least one. */
  headers: string[];
  /** The query parameter that each request has, where it has no such header. */
  parameter?: string;
  /** Whether the address and headers prove it, so that no body need be read before. */
  provenWithoutBody: boolean;
  /**
   * What is wrong with a secret of the configuration, without repeating it;
   * undefined when nothing is.
   */
  problemOf?(secret: string): string | undefined;
  /** Whether the sender knows the secret. In constant time, and never an error. */
  verify(request: WebhookRequest, secret: string, receivedAt: Instant): boolean;
}
