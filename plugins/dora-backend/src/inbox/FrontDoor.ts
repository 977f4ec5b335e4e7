import { LoggerService } from '@backstage/backend-plugin-api';
import { WebhookRequest } from '@dora-metrics/backstage-plugin-dora-node';
import { Request, Response } from 'express';
import { WebhooksConfig } from '../config';
import { describeFailure } from '../database/failures';
import { Admission, Ticket } from './Admission';
import { GroupCommit } from './GroupCommit';
import { readBody } from './readBody';
import { answerRefusal, Refusal } from './refusals';
import { Rejections } from './Rejections';
import { Source, Sources } from './Sources';

export interface FrontDoorOptions {
  sources: Sources;
  inbox: GroupCommit;
  rejections: Rejections;
  limits: WebhooksConfig;
  logger: LoggerService;
  /** Called when a new delivery is in the inbox. */
  onStored(): void;
}

/** Where a request is sent to. */
export interface WebhookAddress {
  sourceId: string;
  /** What follows the id; undefined when nothing does. */
  path?: string;
}

/** Parts without anything special, of which none is only dots. */
const PATH = /^(?:(?!\.+(?:\/|$))[\w.~:@%-]+(?:\/(?=.)|$))+$/;
const LONGEST_PATH = 200;

/**
 * Takes deliveries in. Answers 202 only after a delivery is durable, and
 * everything up to the check of the secret works on the raw request, so a
 * stranger's bytes are never parsed.
 */
export class FrontDoor {
  readonly #options: FrontDoorOptions;
  readonly #admission: Admission;
  /** Which of its secrets each source has used last. */
  readonly #secretsInUse = new WeakMap<Source, number>();

  constructor(options: FrontDoorOptions) {
    this.#options = options;
    this.#admission = new Admission(options.limits);
  }

  async answer(
    address: WebhookAddress,
    request: Request,
    response: Response,
  ): Promise<void> {
    const source = this.#findSource(address);
    try {
      const isNew = await this.#receive(source, address.path, request);
      answerStored(response, isNew);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#options.rejections.add(
        source?.config.id,
        error.reason,
        Date.now(),
        error.detail,
      );
      await answerRefusal(request, response, error.reason);
    }
  }

  #findSource({ sourceId, path }: WebhookAddress): Source | undefined {
    const source = this.#options.sources.get(sourceId);
    if (!source?.config.takesWebhooks) return undefined;
    if (path === undefined) return source;
    const isPath = path.length <= LONGEST_PATH && PATH.test(path);
    return isPath && source.kind.acceptsPath?.(path) ? source : undefined;
  }

  async #receive(
    source: Source | undefined,
    path: string | undefined,
    request: Request,
  ): Promise<boolean> {
    const { limits } = this.#options;
    if (!source) throw new Refusal('unknown_source');
    if (request.method !== 'POST') throw new Refusal('method');
    if (Number(request.headers['content-length'] ?? 0) > limits.maxBodyBytes) {
      throw new Refusal('too_large');
    }
    const ticket = this.#admission.enter();
    let webhook: WebhookRequest;
    try {
      webhook = {
        ...(await this.#readAuthentic(source, request, ticket)),
        path,
      };
    } catch (error) {
      ticket.leave();
      throw error;
    }
    // Its body is in memory until the database is done, however late that is.
    const storing = this.#store(
      source,
      webhook,
      request.headers['content-type'],
    ).finally(() => ticket.leave());
    return inTime(storing, limits.storeTimeoutMs);
  }

  async #readAuthentic(
    source: Source,
    request: Request,
    ticket: Ticket,
  ): Promise<WebhookRequest> {
    const { limits } = this.#options;
    const head = {
      headers: distinctHeaders(request),
      query: distinctParameters(request),
    };
    const early = source.verifier.refusalOf(head);
    if (early) throw new Refusal(early);
    if (isEncoded(request)) throw new Refusal('encoding');
    const body = await readBody(request, limits, bytes => ticket.take(bytes));
    const webhook = { ...head, body };
    const secret = source.verifier.findSecret(webhook, Date.now());
    if (secret === undefined) throw new Refusal('wrong_credentials');
    this.#noteSecret(source, secret);
    if (!source.kind.accepts(request.headers['content-type'])) {
      throw new Refusal('content_type');
    }
    return webhook;
  }

  #noteSecret(source: Source, index: number): void {
    const { id, secrets } = source.config;
    if (secrets.length < 2 || this.#secretsInUse.get(source) === index) return;
    this.#secretsInUse.set(source, index);
    this.#options.logger.info(
      `Source ${id} uses secret ${index + 1} of ${secrets.length}`,
    );
  }

  async #store(
    { config, kind }: Source,
    webhook: WebhookRequest,
    contentType: string | undefined,
  ): Promise<boolean> {
    const { deliveryId, event } = kind.identify(webhook);
    const isNew = await this.#options.inbox.store({
      sourceId: config.id,
      deliveryId,
      event,
      contentType,
      body: webhook.body,
      receivedAt: Date.now(),
    });
    if (isNew) this.#options.onStored();
    return isNew;
  }
}

// Written out: Express would encode, measure and tag the same words each time.
function answerStored(response: Response, isNew: boolean): void {
  const json = isNew ? '{"status":"accepted"}' : '{"status":"duplicate"}';
  response
    .writeHead(202, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': json.length,
    })
    .end(json);
}

/**
 * What is stored after its sender was told to try again makes the second try
 * a duplicate.
 */
async function inTime<T>(storing: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Refusal('unavailable', 'The database takes too long')),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([storing, tooLate]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('unavailable', describeFailure(error));
  } finally {
    clearTimeout(timer);
  }
}

function isEncoded(request: Request): boolean {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  return encoding.trim().toLowerCase() !== 'identity';
}

// Node joins most repeated headers by commas; the distinct values must stay apart.
function distinctHeaders(request: Request): WebhookRequest['headers'] {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      values?.length === 1 ? values[0] : values,
    ]),
  );
}

// Express makes trees of names such as `a[b]`, and a prototype's names of others.
function distinctParameters(request: Request): WebhookRequest['query'] {
  const [, search = ''] = request.originalUrl.split(/\?(.*)/s);
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map(name => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
