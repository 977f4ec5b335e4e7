import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands in front of a backend, and answers 503 in its place when it is told to. */
export class RefusingProxy {
  /** What has been answered so far. */
  readonly statuses: number[] = [];
  readonly #server: Server;
  #refusals = 0;

  private constructor(target: string) {
    this.#server = createServer((request, response) =>
      this.#answer(target, request, response),
    );
  }

  static async start(target: string): Promise<RefusingProxy> {
    const proxy = new RefusingProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Refuses the next requests. */
  refuse(requests: number): void {
    this.#refusals = requests;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(
    target: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await buffer(request);
    const status =
      this.#refusals-- > 0 ? 503 : await forward(target, request, body);
    this.statuses.push(status);
    response.writeHead(status).end();
  }
}

async function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<number> {
  const response = await fetch(`${target}${url}`, {
    method,
    headers: {
      'Content-Type': headers['content-type'] ?? '',
      Authorization: headers.authorization ?? '',
    },
    body,
  });
  return response.status;
}
