import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse as parsePath, resolve } from 'node:path';
import {
  DoraEventSource,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import published from '@octokit/webhooks-examples';
import { builtInEventSources } from '.';
import { CORPUS, Example } from './__testUtils__/corpus';
import { corpusSettings } from './__testUtils__/corpusSettings';
import { goldenPart, goldenText } from './__testUtils__/goldenFiles';
import { readable, summary } from './__testUtils__/readableFacts';
import { EventRow, senderTable } from './__testUtils__/senderTable';
import { githubExamples } from './github/__fixtures__/examples';
import { githubSource } from './github/githubSource';
import { delivery } from './testDeliveries';

/*
 * UPDATE_GOLDEN=1 yarn workspace @dora-metrics/backstage-plugin-dora-backend test src/sources/golden
 *
 * writes all of these files, and the parts of docs/sources/README.md between
 * markers, anew. What has changed in them is what will be told differently.
 */
const PAGES = resolve(__dirname, '../../../../docs/sources');
const OVERVIEW = resolve(PAGES, 'README.md');
const kinds = builtInEventSources.map(({ kind }) => kind);

const GOLDEN = resolve(__dirname, '__golden__');
const PUBLISHED = 'github-examples';

const goldenFile = (name: string) => resolve(GOLDEN, `${name}.json`);

function parse(
  source: DoraEventSource,
  { event, body }: Pick<Example, 'event' | 'body'>,
): ParseResult {
  return source.parse(delivery(body, { event }), corpusSettings);
}

/** Those of GitHub that are published have a file of their own. */
function examplesOf(kind: string): Example[] {
  return kind === 'github' ? githubExamples : CORPUS[kind];
}

function actionOf(body: unknown): string | undefined {
  const { action } = body as { action?: unknown };
  return typeof action === 'string' ? action : undefined;
}

describe.each(
  builtInEventSources.map(source => [source.kind, source] as const),
)('the examples of %s', (kind, source) => {
  it('become the facts that are written down', () => {
    const entries = examplesOf(kind).map((example, index) => ({
      event: example.event,
      example: [index + 1, actionOf(example.body)].join(' ').trim(),
      ...readable(parse(source, example)),
    }));
    const text = `${JSON.stringify(entries, null, 2)}\n`;
    expect(text).toBe(goldenText(goldenFile(kind), text));
  });
});

it('the published examples of GitHub become the facts that are written down', () => {
  const lines = published.flatMap(({ name, examples }) =>
    examples.map(body =>
      JSON.stringify({
        event: name,
        action: actionOf(body),
        ...summary(parse(githubSource, { event: name, body })),
      }),
    ),
  );
  const text = `[\n${lines.join(',\n')}\n]\n`;
  expect(text).toBe(goldenText(goldenFile(PUBLISHED), text));
});

it('has no file of a kind that is gone', () => {
  const expected = [...kinds, PUBLISHED].map(name => `${name}.json`).sort();
  expect(readdirSync(GOLDEN).sort()).toEqual(expected);
});

describe('the overview of all senders', () => {
  it('has a page for every kind', () => {
    const pages = kinds.filter(kind => !existsSync(pageOf(kind)));
    expect(pages).toEqual([]);
  });

  it('links every page', () => {
    const pages = readdirSync(PAGES).filter(name => name !== 'README.md');
    const links = pages.map(name => linkTo(parsePath(name).name)).sort(byTitle);
    const list = links.map(link => `- ${link}\n`).join('');
    expect(list).toBe(goldenPart(OVERVIEW, 'senders', list));
  });

  it('says which event becomes which fact', () => {
    const rows = [...builtInEventSources]
      .sort((a, b) => byTitle(linkTo(a.kind), linkTo(b.kind)))
      .flatMap(rowsOf);
    const table = senderTable(rows);
    expect(table).toBe(goldenPart(OVERVIEW, 'events', table));
  });
});

/** One row for each event, in the order of the examples, that becomes a fact. */
function rowsOf(source: DoraEventSource): EventRow[] {
  const examples = CORPUS[source.kind];
  return [...new Set(examples.map(({ event }) => event))].flatMap(event => {
    const facts = examples
      .filter(example => example.event === event)
      .map(example => parse(source, example))
      .flatMap(result => ('facts' in result ? result.facts : []))
      .map(({ type }) => type);
    return facts.length > 0
      ? [{ sender: linkTo(source.kind), event, facts }]
      : [];
  });
}

function pageOf(name: string): string {
  return resolve(PAGES, `${name}.md`);
}

/** A link that says the page's title. */
function linkTo(name: string): string {
  const page = existsSync(pageOf(name))
    ? readFileSync(pageOf(name), 'utf8')
    : '';
  const title = /^# (.+)$/m.exec(page)?.[1] ?? name;
  return `[${title}](${name}.md)`;
}

function byTitle(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
