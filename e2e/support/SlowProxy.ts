import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands in front of a server and can hold back all that is said to it. */
export class SlowProxy {
  /** How late the server hears each packet. */
  delayMs = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(targetPort: number) {
    this.#server = createServer(client => this.#join(client, targetPort));
  }

  static async start(targetPort: number): Promise<SlowProxy> {
    const proxy = new SlowProxy(targetPort);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  stop(): void {
    this.#server.close();
    this.#sockets.forEach(socket => socket.destroy());
  }

  #join(client: Socket, targetPort: number): void {
    const target = connect(targetPort, '127.0.0.1');
    this.#endTogether(client, target);
    this.#endTogether(target, client);
    target.pipe(client);
    let inOrder = Promise.resolve();
    client.on('data', packet => {
      const due = performance.now() + this.delayMs;
      inOrder = inOrder.then(async () => {
        await sleep(Math.max(0, due - performance.now()));
        target.write(packet);
      });
    });
  }

  #endTogether(socket: Socket, other: Socket): void {
    this.#sockets.add(socket);
    // Closing follows every error.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }
}
