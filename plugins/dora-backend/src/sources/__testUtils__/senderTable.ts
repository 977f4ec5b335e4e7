import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { markdownTable } from '../../__testUtils__/markdownTable';

/** Which facts the examples of one event of a sender become. */
export interface EventRow {
  /** The sender's page, as a link. */
  sender: string;
  event: string | null;
  facts: DoraFact['type'][];
}

const WORDS: Record<DoraFact['type'], string> = {
  push: 'push',
  commit: 'commit',
  change: 'change',
  stage_run: 'CI run',
  artifact: 'artifact',
  deployment: 'deployment',
  incident: 'incident',
};

/** A Markdown table; events that become the same share a row. */
export function senderTable(rows: EventRow[]): string {
  const events = new Map<string, string[]>();
  for (const { sender, event, facts } of rows) {
    const key = JSON.stringify([sender, wordsOf(facts)]);
    const name = event === null ? 'any' : `\`${event}\``;
    events.set(key, [...(events.get(key) ?? []), name]);
  }
  return markdownTable([
    ['sender', 'events', 'facts'],
    ...[...events].map(([key, names]) => {
      const [sender, facts] = JSON.parse(key);
      return [sender, names.join(', '), facts];
    }),
  ]);
}

function wordsOf(facts: DoraFact['type'][]): string {
  return Object.entries(WORDS)
    .filter(([type]) => facts.includes(type as DoraFact['type']))
    .map(([, word]) => word)
    .join(', ');
}
