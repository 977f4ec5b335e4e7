import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import {
  CloudEvent,
  identifyCloudEvent,
  parseCloudEvents,
} from './cloudEvents';
import { delivery } from '../testDeliveries';

const data = { told: 'something' };
const envelope = {
  specversion: '1.0',
  id: '1',
  source: '/a',
  type: 'x.y',
  data,
};
const base64 = Buffer.from(JSON.stringify(data)).toString('base64');

/** The events that are found in a body. */
function eventsOf(body: unknown, event: string | null = null): CloudEvent[] {
  const events: CloudEvent[] = [];
  parseCloudEvents(delivery(body, { event }), found => {
    events.push(found);
    return { ignored: '' };
  });
  return events;
}

describe('identifyCloudEvent', () => {
  const identify = (headers: Record<string, string | string[]>) =>
    identifyCloudEvent({ headers, body: Buffer.from('not looked at') });

  it('reads the headers of the binary mode', () => {
    expect(
      identify({ 'ce-id': '1', 'ce-source': '/a', 'ce-type': 'x.y' }),
    ).toEqual({ deliveryId: '/a 1', event: 'x.y' });
  });

  it('tells ids of two sources apart', () => {
    const ids = ['/a', '/b'].map(
      source => identify({ 'ce-id': '1', 'ce-source': source }).deliveryId,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('reads the type off the body of the structured mode', () => {
    const body = Buffer.from(JSON.stringify(envelope));
    expect(identifyCloudEvent({ headers: {}, body })).toEqual({ event: 'x.y' });
  });

  it.each([
    [{}],
    [{ 'ce-source': '/a' }],
    [{ 'ce-id': ['1', '2'], 'ce-source': '/a' }],
  ])('finds no id in %j', headers => {
    expect(identify(headers)).toEqual({});
  });
});

describe('parseCloudEvents', () => {
  it.each<[string, unknown, string | null, CloudEvent[]]>([
    ['the binary mode', data, 'x.y', [{ type: 'x.y', data }]],
    ['the data alone', data, null, [{ type: undefined, data }]],
    ['the structured mode', envelope, null, [{ type: 'x.y', data }]],
    [
      'data as text',
      { ...envelope, data: JSON.stringify(data) },
      null,
      [{ type: 'x.y', data }],
    ],
    [
      'data in base64',
      { ...envelope, data: undefined, data_base64: base64 },
      null,
      [{ type: 'x.y', data }],
    ],
    [
      'a batch',
      [envelope, { ...envelope, type: 'z' }],
      null,
      [
        { type: 'x.y', data },
        { type: 'z', data },
      ],
    ],
  ])('reads %s', (_, body, event, expected) => {
    expect(eventsOf(body, event)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['The body is not a JSON object', { ...envelope, data: undefined }],
    ['The body is not a JSON object', { ...envelope, data: [data] }],
    ['The body is not a JSON object', [envelope, 'x']],
    ['The body is not valid JSON', { ...envelope, data: '<xml/>' }],
    ['The batch has more than 1000 events', Array(1001).fill(envelope)],
  ])('refuses: %s', (problem, body) => {
    expect(() => eventsOf(body)).toThrow(problem);
  });

  const parse = (results: ParseResult[]) =>
    parseCloudEvents(
      delivery(results.map(() => envelope)),
      () => results.shift()!,
    );
  const fact = {
    type: 'incident' as const,
    at: 1,
    key: 'k',
  };

  it('takes the facts of a batch, though some of its events tell none', () => {
    const ignored = { ignored: 'Of no use.' };
    expect(parse([ignored, { facts: [fact] }, { facts: [fact] }])).toEqual({
      facts: [fact, fact],
    });
    expect(parse([ignored, { ignored: 'Nor this.' }])).toEqual(ignored);
    expect(parse([])).toEqual({ ignored: 'The batch of events is empty.' });
  });
});
