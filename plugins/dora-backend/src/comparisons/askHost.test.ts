import { askHost, HostIsBusy, NoAnswer } from './askHost';
import { FakeAnswer, FakeGitHost } from './__testUtils__/FakeGitHost';

const MEBIBYTE = 1024 * 1024;

describe('askHost', () => {
  let host: FakeGitHost;

  beforeAll(async () => {
    host = await FakeGitHost.start();
  });

  afterAll(() => host.stop());

  const ask = (answer: FakeAnswer, timeoutMs?: number) => {
    host.answer(() => answer);
    return askHost(
      new URL(`${host.url}/commits?page=2`),
      { authorization: 'Bearer very-secret' },
      new AbortController().signal,
      timeoutMs,
    );
  };

  const problem = async (answer: FakeAnswer, timeoutMs?: number) => {
    const error = await ask(answer, timeoutMs).catch(caught => caught);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error.message).not.toContain('secret');
    return error as NoAnswer;
  };

  it('sends its headers and reads the answer', async () => {
    const { json } = await ask({ json: { ok: true } });
    expect(json).toEqual({ ok: true });
    expect(host.headers.at(-1)).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer very-secret',
    });
  });

  it.each([301, 302, 307])('E4: does not follow a %s', async status => {
    const before = host.asked.length;
    const location = `${host.url}/elsewhere`;
    const { message } = await problem({ status, headers: { location } });
    expect(message).toContain('redirects are not followed');
    expect(host.asked.slice(before)).toEqual(['/commits?page=2']);
  });

  it('reads no more than it can hold', async () => {
    const { message } = await problem({
      body: Buffer.alloc(21 * MEBIBYTE, '[1,'),
    });
    expect(message).toContain('more than can be read');
  });

  it('waits no longer than it may', async () => {
    const { message } = await problem({ hangs: true }, 20);
    expect(message).toContain('took too long');
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    host.answer(() => ({ hangs: true }));
    const asking = askHost(new URL(host.url), {}, stopping.signal);
    stopping.abort();
    await expect(asking).rejects.toBeInstanceOf(NoAnswer);
  });

  it.each([
    ['what is no JSON', { body: '<html>' }, 'not JSON'],
    ['a server error', { status: 500 }, 'answered 500'],
    ['an absent repository', { status: 404 }, 'is not there'],
    ['missing rights', { status: 403 }, 'answered 403'],
    ['an odd success', { status: 204 }, 'answered 204'],
  ])('tells of %s', async (_, answer, words) => {
    const error = await problem(answer);
    expect(error.message).toContain(words);
    expect(error).not.toBeInstanceOf(HostIsBusy);
  });

  it('tells of a host that is not there', async () => {
    const gone = await FakeGitHost.start();
    const url = new URL(gone.url);
    await gone.stop();
    await expect(
      askHost(url, {}, new AbortController().signal),
    ).rejects.toThrow('could not be reached');
  });

  const inSeconds = (count: number) =>
    String(Math.floor(Date.now() / 1000) + count);
  const busyAnswers: Array<[string, FakeAnswer, number]> = [
    ['Retry-After', { status: 429, headers: { 'retry-after': '90' } }, 90],
    [
      'Retry-After as a date',
      {
        status: 503,
        headers: { 'retry-after': new Date(Date.now() + 90_000).toUTCString() },
      },
      90,
    ],
    [
      'a spent limit of GitHub',
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': inSeconds(600),
        },
      },
      600,
    ],
    [
      'a spent limit of GitLab',
      {
        status: 429,
        headers: {
          'ratelimit-remaining': '0',
          'ratelimit-reset': inSeconds(600),
        },
      },
      600,
    ],
    ['no time at all', { status: 429 }, 10],
    ['nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, 10],
    ['a year', { status: 429, headers: { 'retry-after': '31536000' } }, 21_600],
  ];

  it.each(busyAnswers)('rests as told by %s', async (_, answer, seconds) => {
    const error = (await problem(answer)) as HostIsBusy;
    expect(error).toBeInstanceOf(HostIsBusy);
    const rest = (error.until - Date.now()) / 1000;
    expect(rest).toBeGreaterThan(seconds - 5);
    expect(rest).toBeLessThanOrEqual(seconds);
  });
});
