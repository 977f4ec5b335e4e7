import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const STATIC = resolve(__dirname, '../../../../packages/app/dist/static');
const OURS = 'plugins/dora/src/';

/** What loads a chunk by itself, by a module that no other entry has. */
const ENTRIES = {
  'Page of the organisation': 'organisation/DoraContent.tsx',
  'Tab of a service': 'service/EntityDoraContent.tsx',
  'Tab of a team': 'team/EntityTeamDoraContent.tsx',
  'Card of a service': 'service/EntityDoraCard.tsx',
};

/** A file of the built app that is the plugin's for the most part. */
export interface Chunk {
  file: string;
  holds: string;
  bytes: number;
  gzipped: number;
}

/** The chunks of the plugin in the app, if it is built; the largest first. */
export function pluginChunks(): Chunk[] | undefined {
  if (!existsSync(STATIC)) {
    return undefined;
  }
  return readdirSync(STATIC)
    .filter(file => file.endsWith('.js') && existsSync(mapOf(file)))
    .flatMap(toChunk)
    .sort((a, b) => b.gzipped - a.gzipped);
}

function toChunk(file: string): Chunk[] {
  const { sources } = JSON.parse(readFileSync(mapOf(file), 'utf8')) as {
    sources: string[];
  };
  const ours = sources.filter(source => source.includes(OURS));
  if (ours.length <= sources.length / 2) {
    return [];
  }
  const code = readFileSync(join(STATIC, file));
  return [
    {
      file,
      holds: contentOf(ours),
      bytes: code.length,
      gzipped: gzipSync(code).length,
    },
  ];
}

function contentOf(sources: string[]): string {
  const modules = sources.map(source => source.split(OURS)[1]);
  const entry = Object.entries(ENTRIES).find(([, module]) =>
    modules.includes(module),
  );
  return entry ? entry[0] : modules[0];
}

function mapOf(file: string): string {
  return join(STATIC, `${file}.map`);
}
