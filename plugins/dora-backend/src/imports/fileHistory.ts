import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  DoraHistory,
  HistoryDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { FileImportConfig } from '../importConfig';

/**
 * A file of generic events, one a line, as history. It is read line by line,
 * once to count and once to import.
 */
export function createFileHistory(config: FileImportConfig): DoraHistory {
  return {
    id: config.id,
    title: config.title,
    load: async () => ({
      total: await countLines(config.file),
      deliveries: readFile(config),
    }),
  };
}

async function* readFile({
  file,
  sourceId,
}: FileImportConfig): AsyncIterable<HistoryDelivery> {
  for await (const line of linesOf(file)) {
    yield {
      sourceId,
      headers: { 'content-type': 'application/json' },
      body: compact(line),
    };
  }
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const _ of linesOf(file)) {
    lines++;
  }
  return lines;
}

async function* linesOf(file: string): AsyncIterable<string> {
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  });
  for await (const line of lines) {
    if (line.trim() !== '') {
      yield line;
    }
  }
}

// So that an event is the same one however its JSON is spaced. What is no JSON
// goes to the inbox as it is, which says so.
function compact(line: string): string {
  try {
    return JSON.stringify(JSON.parse(line));
  } catch {
    return line;
  }
}
