import { once } from 'node:events';
import { Agent, IncomingMessage, request } from 'node:http';
import { Answer } from './Answers';
import { WebhookCall } from './WebhookCall';

const GIVE_UP_MS = 60_000;

/** One client with a connection that it keeps, as senders do. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** Sends once. Never throws: a lost connection is an answer without status. */
  async send(url: string, call: WebhookCall): Promise<Answer> {
    const sentAt = Date.now();
    const start = performance.now();
    const response = await this.#post(url, call).catch(() => undefined);
    return {
      id: call.id,
      url,
      status: response?.statusCode,
      retryAfter: response?.headers['retry-after'],
      sentAt,
      tookMs: performance.now() - start,
    };
  }

  close(): void {
    this.#agent.destroy();
  }

  async #post(
    url: string,
    { path, headers, body }: WebhookCall,
  ): Promise<IncomingMessage> {
    const post = request(`${url}${path}`, {
      agent: this.#agent,
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    post.end(body);
    const [response]: IncomingMessage[] = await once(post, 'response');
    // A connection is used again only after its answer was read.
    response.resume();
    await once(response, 'end');
    return response;
  }
}
