import autocannon from 'autocannon';
import { tell } from './ChildProcess';
import { ID_HEADER, signedPushes } from './deliveries';

/*
 * The process that loads a server. It takes jobs as messages, one after the
 * other, answers each with what it saw, and ends with its parent.
 */

/** How to load which server. */
export interface LoadJob {
  port: number;
  connections: number;
  seconds: number;
  /** Begins the ids of the deliveries, so that those of two rounds differ. */
  prefix: string;
}

/** What the senders saw. */
export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  sent: number;
  /** Numbers of the deliveries that were answered 202. */
  accepted: number[];
  otherAnswers: number;
  errors: number;
}

async function load(job: LoadJob): Promise<LoadResult> {
  const pushes = signedPushes();
  const accepted: number[] = [];
  const latencies: number[] = [];
  let sent = 0;
  const options: autocannon.Options = {
    url: `http://127.0.0.1:${job.port}/api/dora/webhooks/github`,
    connections: job.connections,
    duration: job.seconds,
    method: 'POST',
    requests: [
      {
        setupRequest(request, context) {
          const number = sent++;
          const { headers, body } = pushes[number % pushes.length];
          Object.assign(context, { number });
          return {
            ...request,
            body,
            headers: { ...headers, [ID_HEADER]: job.prefix + number },
          };
        },
        onResponse(status, _body, context) {
          if (status === 202) {
            accepted.push((context as { number: number }).number);
          }
        },
      },
    ],
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    autocannon(options, (error, seen) =>
      error ? reject(error) : resolve(seen),
    ).on('response', (_client, _status, _bytes, latency) => {
      latencies.push(latency);
    });
  });
  latencies.sort((a, b) => a - b);
  return {
    requestsPerSecond: latencies.length / result.duration,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    sent,
    accepted,
    otherAnswers: latencies.length - accepted.length,
    errors: result.errors + result.timeouts,
  };
}

function quantile(sorted: number[], q: number): number {
  return sorted[Math.floor(q * (sorted.length - 1))] ?? NaN;
}

process.on('message', async job => {
  tell(await load(job as LoadJob));
});
process.on('disconnect', () => process.exit());
