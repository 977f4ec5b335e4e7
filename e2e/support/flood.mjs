/*
 * A stranger who sends as much as he can: `node flood.mjs <url> <per second>
 * <seconds>`. Every second request has no signature, the others a forged one.
 * Ends with one line of JSON: how many were answered with what.
 */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const CONNECTIONS = 200;
const TICK_MS = 10;
const BODY = JSON.stringify({ zen: 'Keep it logically awesome.' });
const FORGED = `sha256=${'0'.repeat(64)}`;

const { host, hostname, port } = new URL(process.argv[2]);
const perSecond = Number(process.argv[3]);
const seconds = Number(process.argv[4]);

/** @type {Record<string, number>} */
const answers = {};
let sent = 0;

/** One connection, made again whenever the server ends it. */
class Connection {
  #isWaiting = false;
  #half = '';
  /** @type {import('node:net').Socket | undefined} */
  #socket;

  constructor() {
    this.#open();
  }

  /** @returns {boolean} whether it waited for no other answer. */
  send() {
    if (this.#isWaiting || !this.#socket?.writable) {
      return false;
    }
    this.#isWaiting = true;
    sent++;
    this.#socket.write(requestOf(sent % 2 === 0 ? FORGED : undefined));
    return true;
  }

  close() {
    this.#socket?.removeAllListeners('close').destroy();
  }

  #open() {
    this.#isWaiting = false;
    this.#half = '';
    this.#socket = connect(Number(port), hostname)
      .setEncoding('latin1')
      .on('data', text => this.#count(String(text)))
      // Closing follows every error.
      .on('error', () => {})
      .once('close', () => setTimeout(() => this.#open(), TICK_MS));
  }

  /** @param {string} text */
  #count(text) {
    const all = this.#half + text;
    const pattern = /HTTP\/1\.1 (\d{3}) /g;
    let end = 0;
    for (const match of all.matchAll(pattern)) {
      answers[match[1]] = (answers[match[1]] ?? 0) + 1;
      this.#isWaiting = false;
      end = match.index + match[0].length;
    }
    // The beginning of a status line may still come to its end.
    this.#half = all.slice(Math.max(end, all.length - 12));
  }
}

/** @param {string | undefined} signature */
function requestOf(signature) {
  return [
    'POST /api/dora/webhooks/github HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${BODY.length}`,
    'X-GitHub-Event: ping',
    'X-GitHub-Delivery: e2e-flood',
    ...(signature ? [`X-Hub-Signature-256: ${signature}`] : []),
    '',
    BODY,
  ].join('\r\n');
}

const connections = Array.from({ length: CONNECTIONS }, () => new Connection());
const start = performance.now();
let turn = 0;
for (;;) {
  const elapsed = performance.now() - start;
  if (elapsed >= seconds * 1000) break;
  const due = (perSecond * elapsed) / 1000;
  let full = 0;
  while (sent < due && full < CONNECTIONS) {
    full = connections[turn++ % CONNECTIONS].send() ? 0 : full + 1;
  }
  await sleep(TICK_MS);
}
connections.forEach(connection => connection.close());
console.log(JSON.stringify({ sent, answers, seconds }));
