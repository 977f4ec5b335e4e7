import { Random } from './prng';

/** People of the example organisation; the first six are in the catalog. */
export const PEOPLE = [
  'Inès Moreau',
  'Tomasz Zieliński',
  'Adaeze Obi',
  'Jonas Lindqvist',
  'Mei Tanaka',
  'Rafael Costa',
  'Hanna Virtanen',
  'Luca Ferrari',
  'Priya Nair',
  'Owen Gallagher',
].map((name, index) => {
  const username = name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replace(' ', '-');
  return {
    id: 9001 + index,
    name,
    username,
    email: `${username}@acme.example`,
  };
});

const VERBS = [
  'Add',
  'Fix',
  'Simplify',
  'Speed up',
  'Remove',
  'Test',
  'Cache',
  'Validate',
  'Log',
  'Retry',
];

const OBJECTS = [
  'the address check',
  'the currency conversion',
  'empty results',
  'the timeout of the upstream call',
  'the health check',
  'the database index',
  'the pagination',
  'the error message',
  'the rate limit',
  'the feature switch',
  'the nightly job',
  'the request tracing',
  'the default locale',
  'the idempotency key',
];

/** First line of a commit or pull request. */
export function title(random: Random): string {
  return `${random.pick(VERBS)} ${random.pick(OBJECTS)}`;
}

/** Name of the branch that a title would get. */
export function branchOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]+/g, '-');
}

const FILES = [
  'src/handler.ts',
  'src/model.ts',
  'src/routes.ts',
  'src/store.ts',
  'src/client.ts',
  'src/settings.ts',
  'test/handler.test.ts',
  'test/store.test.ts',
  'chart/values.yaml',
];

/** Paths that a commit touches below a directory. */
export function paths(
  random: Random,
  directory: string | undefined,
): { added: string[]; modified: string[] } {
  const place = (file: string) => (directory ? `${directory}/${file}` : file);
  const modified = [place(random.pick(FILES))];
  if (directory && random.chance(0.06)) {
    modified.push('libraries/http/src/client.ts');
  }
  const added = random.chance(0.15)
    ? [place(`src/${branchOf(random.pick(OBJECTS))}.ts`)]
    : [];
  return { added, modified };
}

const SYMPTOMS = [
  'Errors above 2 %',
  'Slow answers',
  'Requests time out',
  'Queue grows without end',
  'Wrong results for some customers',
  'Out of memory',
  'Connections to the database used up',
];

/** Title of an incident. */
export function symptom(random: Random, service: string): string {
  return `${service}: ${random.pick(SYMPTOMS)}`;
}
