import { once } from 'node:events';
import { createServer, RequestListener } from 'node:http';
import { AddressInfo } from 'node:net';
import { tell } from './ChildProcess';
import { Database } from './databases';

const SAMPLE_EVERY_MS = 50;

/**
 * Serves in a process of its own, which is told its database on the command
 * line, tells its port, answers each message with its memory, and ends with its
 * parent.
 */
export async function serve(
  create: (database: Database) => RequestListener,
): Promise<void> {
  const server = createServer(create(JSON.parse(process.argv[2])));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  let peak = 0;
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_EVERY_MS);
  process.on('message', () => {
    const now = process.memoryUsage.rss();
    tell({ now, peak: Math.max(peak, now) });
    peak = 0;
  });
  process.on('disconnect', () => process.exit());
  tell((server.address() as AddressInfo).port);
}
