import { Request, Response } from 'express';

const STRANGER = 'The request does not prove its sender';
const RETRY_AFTER_SECONDS = 30;
/** Bodies up to here are drained, which costs less than a new connection. */
const SMALL_BODY = 64 * 1024;
/** How much of a larger one is drained, so that its sender gets to read the answer. */
const DRAINED_BYTES = 256 * 1024;
const DRAINED_MS = 1000;

/** Why a request is turned away, and what its sender is told. */
const ANSWERS = {
  unknown_source: [404, 'There is no source with this id'],
  method: [405, 'Only POST is understood here'],
  too_large: [413, 'The body is too large'],
  busy: [503, 'Too much is being received'],
  no_credentials: [401, STRANGER],
  // The same words, for the difference would help to guess.
  wrong_credentials: [401, STRANGER],
  encoding: [415, 'The body must not be compressed'],
  too_slow: [408, 'The body took too long'],
  aborted: [400, 'The body is incomplete'],
  content_type: [415, 'The content type is not understood'],
  unavailable: [503, 'The delivery cannot be stored now'],
} as const satisfies Record<string, [number, string]>;

export type RefusalReason = keyof typeof ANSWERS;

/** Turns a request away. */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  /** For the log; holds nothing that the sender chose. */
  readonly detail: string | undefined;

  constructor(reason: RefusalReason, detail?: string) {
    super(ANSWERS[reason][1]);
    this.name = 'Refusal';
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * Answers a request that is turned away. What is left of a body that is not
 * small is not waited for: the connection closes.
 */
export async function answerRefusal(
  request: Request,
  response: Response,
  reason: RefusalReason,
): Promise<void> {
  const [status, message] = ANSWERS[reason];
  response.status(status);
  if (status === 405) response.set('Allow', 'POST');
  if (status === 503) response.set('Retry-After', String(RETRY_AFTER_SECONDS));
  const answer = { status: 'refused', message };
  if (mayStayOpen(request)) {
    response.json(answer);
    return;
  }
  const json = JSON.stringify(answer);
  response.set({
    Connection: 'close',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(json)),
  });
  response.write(json);
  // Closing over unread bytes resets the connection, and the answer with it.
  await drain(request);
  response.end();
}

/** Whether Node can drain the body, so that the next request is told from it. */
function mayStayOpen(request: Request): boolean {
  if (request.complete) return true;
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const declared = Number(request.headers['content-length'] ?? 0);
  return !request.readableDidRead && !isChunked && declared <= SMALL_BODY;
}

function drain(request: Request): Promise<void> {
  if (request.destroyed) return Promise.resolve();
  return new Promise(resolve => {
    let drained = 0;
    const timer = setTimeout(resolve, DRAINED_MS);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    request
      .on('data', (chunk: Buffer) => {
        drained += chunk.length;
        if (drained > DRAINED_BYTES) stop();
      })
      .once('close', stop)
      .once('end', stop)
      .once('error', stop)
      .resume();
  });
}
