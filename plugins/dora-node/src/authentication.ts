import { Instant } from './facts';

/** A request as it came, before anything was parsed. @public */
export interface WebhookRequest {
  /** Lower-case names; a header sent twice is an array. */
  headers: Record<string, string | string[] | undefined>;
  /** Parameters of the address, decoded; one sent twice is an array. */
  query?: Record<string, string | string[]>;
  body: Buffer;
  /**
   * What follows the id of the source in the address, as it was sent, without
   * slashes at its ends; absent when nothing does.
   */
  path?: string;
}

/**
 * How the requests of a source prove who sends. Each scheme compares in constant
 * time, on raw bytes, before anything is parsed.
 *
 * - `hmac-sha256`: hexadecimal HMAC of the body in `header`, after `prefix`
 * - `bearer`: `Authorization: Bearer <secret>`
 * - `basic`: `Authorization: Basic …`; the secret is `user:password`
 * - `token`: the secret itself in `header`
 * - `query`: the secret itself in a parameter of the address, for senders that
 *   can set no header; what logs addresses on the way logs it too
 * - `standard-webhooks`: standardwebhooks.com 1.0.0, `v1` signatures
 * - `gitlab`: Standard Webhooks for secrets that begin with `whsec_`, else `X-Gitlab-Token`
 * - `pagerduty`: any of the `v1=` signatures in `X-PagerDuty-Signature`
 * - `custom`: what a kind of sender brings itself
 *
 * @public
 */
export type Authentication =
  | { scheme: 'hmac-sha256'; header: string; prefix?: string }
  | { scheme: 'bearer' }
  | { scheme: 'basic' }
  | { scheme: 'token'; header: string }
  | { scheme: 'query'; parameter: string }
  | { scheme: 'standard-webhooks' }
  | { scheme: 'gitlab' }
  | { scheme: 'pagerduty' }
  | CustomAuthentication;

/** @public */
export interface CustomAuthentication {
  scheme: 'custom';
  /** The header without which a request is refused before its body is read; lower case. */
  header: string;
  /**
   * Whether the request proves that its sender knows the secret. Must compare
   * in constant time and never throw.
   */
  verify(request: WebhookRequest, secret: string, receivedAt: Instant): boolean;
}
