import { createHash } from 'node:crypto';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Request, Response } from 'express';
import { DoraConfig } from '../config';
import { Caller } from './caller';
import { openApiDocument } from './openapi/document';

const MINUTE_MS = 60_000;

/**
 * Sends reports with the version of all that they are made of, and none where
 * the client has that version already: it is known without computing the report.
 *
 * The version is read before the report is computed, so what changes meanwhile
 * is at worst sent twice. Numbers follow the clock too, and the permissions of a
 * caller may change at any time: no version outlives its minute.
 */
export class ReportAnswers {
  readonly #readVersion: () => Promise<string>;
  readonly #caller: Caller;
  readonly #rules: string;
  readonly #now: () => Instant;

  constructor(options: {
    readVersion: () => Promise<string>;
    caller: Caller;
    config: DoraConfig;
    now?: () => Instant;
  }) {
    this.#readVersion = options.readVersion;
    this.#caller = options.caller;
    this.#rules = rulesOf(options.config);
    this.#now = options.now ?? Date.now;
  }

  /**
   * Answers a request whose caller may see what it asks for.
   *
   * @param allowed - What else the answer says of the caller's permissions.
   */
  async send(
    request: Request,
    response: Response,
    compute: () => Promise<object>,
    allowed: boolean[] = [],
  ): Promise<void> {
    const headers = {
      ETag: await this.#tag(request, allowed),
      // Stored by the browser alone, which asks each time whether it still holds.
      'Cache-Control': 'private, no-cache',
    };
    response.set(headers);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    // An error is nothing to come back to.
    Object.keys(headers).forEach(name => response.removeHeader(name));
    const report = await compute();
    response.set(headers).json(report);
  }

  async #tag(request: Request, allowed: boolean[]): Promise<string> {
    const hash = hashOf([
      await this.#readVersion(),
      Math.floor(this.#now() / MINUTE_MS),
      this.#rules,
      request.originalUrl,
      await this.#caller(request),
      allowed,
    ]);
    return `W/"${hash}"`;
  }
}

// The same in all replicas of one release and configuration. How deliveries come
// in, secrets among it, decides nothing in a report.
function rulesOf(config: DoraConfig): string {
  const { sources, imports, webhooks, ...ofReports } = config;
  return hashOf([openApiDocument, ofReports]);
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, 27);
}
