import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** What a fake host answers; nothing at all where it is `hangs`. */
export type FakeAnswer =
  | { hangs: true }
  | {
      hangs?: false;
      status?: number;
      headers?: Record<string, string>;
      json?: unknown;
      /** Instead of JSON. */
      body?: string | Buffer;
    };

/** A Git host on the loopback interface, whose answers a test makes up. */
export class FakeGitHost {
  /** All that was asked: path and query, decoded. */
  readonly asked: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  readonly #server: Server;
  #answer: (url: URL) => FakeAnswer = () => ({ status: 404, json: {} });

  private constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url!, this.url);
      this.asked.push(decodeURIComponent(url.pathname + url.search));
      this.headers.push(request.headers);
      const answer = this.#answer(url);
      if (!answer.hangs) {
        response.writeHead(answer.status ?? 200, answer.headers);
        response.end(answer.body ?? JSON.stringify(answer.json ?? {}));
      }
    });
  }

  static async start(): Promise<FakeGitHost> {
    const host = new FakeGitHost();
    await new Promise<void>(resolve => {
      host.#server.listen(0, '127.0.0.1', resolve);
    });
    return host;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  answer(answer: (url: URL) => FakeAnswer): void {
    this.#answer = answer;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
