import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PAGES = resolve(__dirname, '../../docs/sources');

/** Where the pages think that Backstage is. */
const ADDRESS = 'https://backstage.example.com';

/** What people paste from the page of one sender. */
export interface SenderPage {
  file: string;
  /** The first section of app-config.yaml. */
  config: string | undefined;
  /** Environment variables that the configuration takes its secrets from. */
  secrets: string[];
  /** Commands that send something to Backstage. */
  commands: string[];
}

/** The pages of all senders. */
export function readSenderPages(): SenderPage[] {
  return readdirSync(PAGES)
    .filter(file => file.endsWith('.md'))
    .map(file => readPage(file, readFileSync(join(PAGES, file), 'utf8')));
}

/** A script of a page that asks a backend, and prints the status of each answer. */
export function scriptFor(command: string, url: string): string {
  return [
    `curl() { command curl --silent --show-error --output /dev/null --write-out '%{http_code}\n' "$@"; }`,
    command.replaceAll(ADDRESS, url),
  ].join('\n');
}

function readPage(file: string, page: string): SenderPage {
  const config = blocks(page, 'yaml').find(block =>
    block.startsWith('# app-config.yaml\n'),
  );
  return {
    file,
    config,
    secrets: [...(config ?? '').matchAll(/\$\{(\w+)\}/g)].map(
      ([, name]) => name,
    ),
    commands: blocks(page, 'bash').filter(sendsToBackstage),
  };
}

function blocks(page: string, language: string): string[] {
  return [
    ...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')),
  ].map(([, block]) => block);
}

// Some pages also show how to set up the webhook by the sender's own API.
function sendsToBackstage(block: string): boolean {
  const address = /\bcurl\b.*?(https?:\/\/[^\s'"]+)/s.exec(block)?.[1];
  return address?.startsWith(ADDRESS) ?? false;
}
