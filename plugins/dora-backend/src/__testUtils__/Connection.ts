import { Socket } from 'node:net';

/** One connection, byte by byte. */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #isClosed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', data => {
      this.#received += data;
    });
    // What a server that closes may cause is judged by what was received.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#isClosed = true;
    });
  }

  /** Sends the head of a POST; its headers, one a line, go before the body. */
  post(path: string, ...headers: string[]): this {
    return this.send(
      [`POST ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join(
        '\r\n',
      ),
    );
  }

  send(data: string | Buffer): this {
    this.#socket.write(data);
    return this;
  }

  /** Sends a piece over and over until the connection closes. */
  async sendForEver(piece: Buffer): Promise<void> {
    while (!this.#isClosed) {
      const isTaken = this.#socket.write(piece);
      await new Promise<void>(resolve => {
        if (isTaken) {
          setImmediate(resolve);
        } else {
          this.#socket.once('drain', resolve).once('close', () => resolve());
        }
      });
    }
  }

  abort(): void {
    this.#socket.destroy();
  }

  /** The status codes of so many answers. */
  async statuses(count: number): Promise<number[]> {
    const read = () =>
      [...this.#received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(match =>
        Number(match[1]),
      );
    while (read().length < count && !this.#isClosed) {
      await new Promise<void>(resolve => {
        const stop = () => {
          this.#socket.off('data', stop).off('close', stop);
          resolve();
        };
        this.#socket.on('data', stop).on('close', stop);
      });
    }
    return read();
  }

  /** All that was received, once the server has closed the connection. */
  async closed(): Promise<string> {
    if (!this.#isClosed) {
      await new Promise(resolve => {
        this.#socket.once('close', resolve);
      });
    }
    return this.#received;
  }
}
