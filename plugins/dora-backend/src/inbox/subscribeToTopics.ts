import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { WebhookRequest } from '@dora-metrics/backstage-plugin-dora-node';
import { WebhooksConfig } from '../config';
import { describeFailure } from '../database/failures';
import { Inbox } from './Inbox';
import { Refusal } from './refusals';
import { Rejections } from './Rejections';
import { Source, Sources } from './Sources';

const JSON_TYPE = 'application/json';

interface EventOptions {
  sources: Sources;
  inbox: Inbox;
  rejections: Rejections;
  limits: WebhooksConfig;
  /** Called when a new delivery is in the inbox. */
  onStored(): void;
}

/**
 * Puts the events of the topics that sources name into the inbox, as deliveries
 * of those sources. Backstage hands out each event at most once: one that cannot
 * be stored is lost, which is logged and counted like a request turned away.
 */
export async function subscribeToTopics({
  events,
  ...options
}: EventOptions & { events: EventsService }): Promise<void> {
  for (const { config } of options.sources.all()) {
    if (config.topics.length === 0) continue;
    await events.subscribe({
      // Replicas of the same id share the events of the bus among them.
      id: `source.${config.id}`,
      topics: config.topics,
      onEvent: event => receive(config.id, event, options),
    });
  }
}

async function receive(
  sourceId: string,
  event: EventParams,
  options: EventOptions,
): Promise<void> {
  // The configuration may have changed since; then the events are not wanted.
  const source = options.sources.get(sourceId);
  if (!source?.config.topics.includes(event.topic)) return;
  try {
    await store(source, event, options);
  } catch (error) {
    const [reason, detail] =
      error instanceof Refusal
        ? [error.reason, error.detail]
        : (['unavailable', describeFailure(error)] as const);
    options.rejections.add(sourceId, reason, Date.now(), detail);
  }
}

async function store(
  { config, kind }: Source,
  { topic, eventPayload, metadata }: EventParams,
  { inbox, limits, onStored }: EventOptions,
): Promise<void> {
  const body = encode(eventPayload);
  if (body.length > limits.maxBodyBytes) throw new Refusal('too_large');
  const { deliveryId, event } = kind.identify({
    headers: lowerCaseNames(metadata),
    body,
  });
  const stored = await inbox.store(
    [
      {
        sourceId: config.id,
        deliveryId,
        event: event ?? subTopicOf(topic),
        contentType: JSON_TYPE,
        body,
      },
    ],
    Date.now(),
  );
  if (stored === 1) onStored();
}

// Some publishers have not parsed what they pass on.
function encode(payload: unknown): Buffer {
  return Buffer.from(
    typeof payload === 'string' ? payload : JSON.stringify(payload ?? null),
  );
}

function lowerCaseNames(
  metadata: EventParams['metadata'],
): WebhookRequest['headers'] {
  return Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
}

/**
 * The kind of event that `github.push` or `azureDevOps.git.push` names. Events
 * that have crossed the bus have lost the headers that would tell.
 */
function subTopicOf(topic: string): string | undefined {
  const dot = topic.indexOf('.');
  return dot < 0 ? undefined : topic.slice(dot + 1) || undefined;
}
