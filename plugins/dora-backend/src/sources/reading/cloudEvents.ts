import {
  ParseResult,
  StoredDelivery,
  WebhookRequest,
} from '@dora-metrics/backstage-plugin-dora-node';
import { eventInBody } from './eventInBody';
import { singleHeader } from './headers';
import { asJsonObject, decodeJson, decodeJsonObject } from './json';
import { keyText, text } from './texts';

const MAX_EVENTS = 1000;
const TYPE_LENGTH = 100;

/** One event of CloudEvents 1.0, as far as parsers need it. */
export interface CloudEvent {
  /** Undefined when the sender tells it neither in a header nor in the body. */
  type?: string;
  data: Record<string, unknown>;
}

/**
 * Id and type of an event whose attributes are headers. Where they are in the
 * body instead, equal bodies are one delivery.
 */
export function identifyCloudEvent({ headers, body }: WebhookRequest): {
  deliveryId?: string;
  event?: string;
} {
  const id = singleHeader(headers, 'ce-id');
  // Ids are unique within their source only.
  const source = singleHeader(headers, 'ce-source') ?? '';
  return {
    deliveryId: id && keyText(`${source} ${id}`),
    event:
      text(singleHeader(headers, 'ce-type'), TYPE_LENGTH) ??
      eventInBody(body, 'type'),
  };
}

/**
 * Parses each event of a delivery: one in binary or in structured mode, or a
 * batch of structured ones. A body without an envelope is the data itself.
 */
export function parseCloudEvents(
  delivery: StoredDelivery,
  parse: (event: CloudEvent) => ParseResult,
): ParseResult {
  const results = readEvents(delivery).map(parse);
  const facts = results.flatMap(result =>
    'facts' in result ? result.facts : [],
  );
  const ignored = results.find(result => 'ignored' in result);
  return facts.length === 0
    ? ignored ?? { ignored: 'The batch of events is empty.' }
    : { facts };
}

function readEvents({ event, body }: StoredDelivery): CloudEvent[] {
  const value = decodeJson(body);
  if (!Array.isArray(value)) return [readEvent(value, event)];
  if (value.length > MAX_EVENTS) {
    throw new Error(`The batch has more than ${MAX_EVENTS} events`);
  }
  return value.map(item => readEvent(item, null));
}

function readEvent(value: unknown, typeOfHeader: string | null): CloudEvent {
  const content = asJsonObject(value);
  return isEnvelope(content)
    ? {
        type: content.type,
        data: readData(content.data, content.data_base64),
      }
    : { type: typeOfHeader ?? undefined, data: content };
}

function isEnvelope(
  content: Record<string, unknown>,
): content is Record<string, unknown> & { type: string } {
  return (
    typeof content.specversion === 'string' && typeof content.type === 'string'
  );
}

/** Data that is JSON stands as it is, as text, or in base64. */
function readData(data: unknown, base64: unknown): Record<string, unknown> {
  if (typeof base64 === 'string') {
    return decodeJsonObject(Buffer.from(base64, 'base64'));
  }
  return typeof data === 'string'
    ? decodeJsonObject(Buffer.from(data, 'utf8'))
    : asJsonObject(data);
}
