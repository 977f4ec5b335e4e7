import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const PAGE = resolve(__dirname, '../../../docs/adding-a-sender.md');
const FILES = ['buildkiteSource.ts', 'module.ts', 'index.ts'];

it('shows the code as it is', () => {
  const page = readFileSync(PAGE, 'utf8');
  const shown = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(
    ([, code]) => code,
  );
  const code = FILES.map(file =>
    readFileSync(resolve(__dirname, file), 'utf8'),
  );
  expect(shown.join('\n')).toBe(code.join('\n'));
  const lines = code.join('').match(/\n/g)!;
  expect(lines.length).toBeLessThanOrEqual(100);
});
