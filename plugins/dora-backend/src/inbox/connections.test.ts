import { githubHeader, openFrontDoor } from '../__testUtils__/openFrontDoor';
import { TOKEN } from '../__testUtils__/doraBackend';

const MEBIBYTE = 1024 * 1024;
const GITHUB = '/webhooks/github';
const JSON_TYPE = 'Content-Type: application/json';
const BEARER = `Authorization: Bearer ${TOKEN}`;
/** What sockets and streams hold on the way, besides what is read. */
const ON_THE_WAY = 2 * MEBIBYTE;

type Door = Awaited<ReturnType<typeof openFrontDoor>>;

describe('connections', () => {
  let door: Door;

  afterEach(() => door.close());

  const chunk = (data: string) =>
    `${Buffer.byteLength(data).toString(16)}\r\n${data}\r\n`;
  const bytesRead = () => Math.max(...door.accepted.map(s => s.bytesRead));

  it('B4: reads bodies of no declared length', async () => {
    door = await openFrontDoor();
    const statuses = await door
      .connect()
      .post(GITHUB, JSON_TYPE, githubHeader('{}'), 'Transfer-Encoding: chunked')
      .send(`${chunk('{')}${chunk('}')}0\r\n\r\n`)
      .statuses(1);
    expect(statuses).toEqual([202]);
  });

  it('B4: takes 25 MB where that is the limit', async () => {
    door = await openFrontDoor({ limits: { maxBodyBytes: 25 * MEBIBYTE } });
    const body = Buffer.alloc(25 * MEBIBYTE, ' ');
    const statuses = await door
      .connect()
      .post(
        GITHUB,
        JSON_TYPE,
        githubHeader(body),
        `Content-Length: ${body.length}`,
      )
      .send(body)
      .statuses(1);
    expect(statuses).toEqual([202]);
    expect(door.store).toHaveBeenCalledTimes(1);
  });

  it('B4: answers 413 to a declared length over the limit, and reads none of it', async () => {
    door = await openFrontDoor();
    const connection = door
      .connect()
      .post(GITHUB, githubHeader(''), 'Content-Length: 1048577');
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 413 /);
    expect(bytesRead()).toBeLessThan(1024);
    expect(door.refused).toEqual(['too_large']);
  });

  it('B4: stops at the limit when no length is declared', async () => {
    door = await openFrontDoor();
    const connection = door
      .connect()
      .post(GITHUB, githubHeader(''), 'Transfer-Encoding: chunked');
    await connection.sendForEver(Buffer.from(chunk('x'.repeat(64 * 1024))));
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 413 /);
    expect(bytesRead()).toBeLessThan(MEBIBYTE + ON_THE_WAY);
    expect(door.store).not.toHaveBeenCalled();
  });

  it('B4: reads next to nothing of a large body whose sender proves nothing', async () => {
    door = await openFrontDoor();
    const connection = door
      .connect()
      .post(GITHUB, `Content-Length: ${MEBIBYTE}`)
      .send(Buffer.alloc(MEBIBYTE / 2));
    expect(await connection.closed()).toMatch(
      /^HTTP\/1\.1 401 [\s\S]*\{"status":"refused"/,
    );
    expect(door.refused).toEqual(['no_credentials']);
  });

  it('B4: cuts a body that comes too slowly', async () => {
    door = await openFrontDoor({ limits: { bodyTimeoutMs: 30 } });
    const connection = door
      .connect()
      .post(GITHUB, githubHeader('{}'), 'Content-Length: 2')
      .send('{');
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 408 /);
    expect(door.refused).toEqual(['too_slow']);
  });

  it('B4: refuses a body longer than it is said to be, and what follows', async () => {
    door = await openFrontDoor();
    const connection = door
      .connect()
      .post(GITHUB, JSON_TYPE, githubHeader('{} '), 'Content-Length: 2')
      .send('{} \0');
    expect(await connection.closed()).not.toContain(' 202 ');
    expect(door.store).not.toHaveBeenCalled();
  });

  it('B4: forgets an upload that is broken off', async () => {
    door = await openFrontDoor({ limits: { maxConcurrent: 1 } });
    const [broken, whole] = [door.connect(), door.connect()];
    const isRead = new Promise(resolve => {
      door.server.once('request', resolve);
    });
    broken.post(GITHUB, githubHeader('{}'), 'Content-Length: 2').send('{');
    await isRead;
    broken.abort();
    while (door.refused.length === 0) {
      await new Promise(setImmediate);
    }
    expect(door.refused).toEqual(['aborted']);
    whole
      .post(GITHUB, JSON_TYPE, githubHeader('{}'), 'Content-Length: 2')
      .send('{}');
    expect(await whole.statuses(1)).toEqual([202]);
    expect(door.store).toHaveBeenCalledTimes(1);
  });

  it('tells the next request of a connection from a body that was not read', async () => {
    door = await openFrontDoor();
    const smuggled = 'POST /webhooks/generic HTTP/1.1\r\n\r\n';
    const connection = door
      .connect()
      .post(GITHUB, `Content-Length: ${smuggled.length}`)
      .send(smuggled)
      .post('/webhooks/generic', BEARER, 'Content-Length: 2')
      .send('{}');
    expect(await connection.statuses(2)).toEqual([401, 202]);
    expect(door.refused).toEqual(['no_credentials']);
  });

  it('B2: takes what has no content type where the kind of source does', async () => {
    door = await openFrontDoor();
    const send = (path: string, proof: string) =>
      door
        .connect()
        .post(path, proof, 'Content-Length: 2')
        .send('{}')
        .statuses(1);
    expect(await send(GITHUB, githubHeader('{}'))).toEqual([415]);
    expect(await send('/webhooks/generic', BEARER)).toEqual([202]);
  });

  it('B3: refuses compressed bodies and inflates nothing', async () => {
    door = await openFrontDoor();
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity']) {
      const statuses = await door
        .connect()
        .post(
          '/webhooks/generic',
          BEARER,
          `Content-Encoding: ${encoding}`,
          'Content-Length: 2',
        )
        .send('{}')
        .statuses(1);
      expect(statuses).toEqual([415]);
    }
    const plain = door
      .connect()
      .post(
        '/webhooks/generic',
        BEARER,
        'Content-Encoding: Identity',
        'Content-Length: 2',
      )
      .send('{}');
    expect(await plain.statuses(1)).toEqual([202]);
  });
});
