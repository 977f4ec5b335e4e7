import { z } from 'zod/v3';
import { lenient, lenientText } from './lenientFields';

/** What a sender tells of an author; nothing of it is ever kept. */
export interface Author {
  name?: string | null;
  username?: string | null;
  email?: string | null;
}

/** Field that holds an author, as most senders write one. */
export const authorField = lenient(
  z.object({ name: lenientText, username: lenientText, email: lenientText }),
);

/** Nobody's name is longer; what is longer is not looked at. */
const LONGEST = 300;

/** What hosts of Git call their own programs, and those that they let in by a token. */
const ACCOUNTS = [
  // GitHub Apps, also in their addresses.
  /\[bot\]$/i,
  // Access tokens and service accounts of GitLab.
  /^(project|group)_?\d+_bot/i,
  /^service_account_/i,
  // Pipelines of Azure DevOps.
  / build service \([^()]*\)$/i,
  // Those who are called so. `Bot` alone is the name of a family.
  /^[^\s@]+[-_]bot$/i,
  /^(bitbucket[- ]pipelines|github[- ]actions|(gitea|forgejo)[- ]actions)$/i,
  /^((mend )?renovate( bot)?|dependabot([- ]preview)?|greenkeeper|depfu)$/i,
];

const ADDRESSES = [
  /@bots\.bitbucket\.org$/i,
  /^(commits-noreply@bitbucket\.org|teabot@gitea\.io|noreply@forgejo\.org)$/i,
  /^(bot@renovateapp\.com|support@dependabot\.com)$/i,
];

/** Whether a program is the author. Undefined for people, and for whom nobody tells of. */
export function writtenByBot(
  author: Author | null | undefined,
): true | undefined {
  const { name, username, email } = author ?? {};
  const account = /^(?:\d+\+)?([^@]+)@/.exec(email ?? '')?.[1];
  const isBot =
    [name, username, account].some(word => matches(word, ACCOUNTS)) ||
    matches(email, ADDRESSES);
  return isBot || undefined;
}

/** An author as git writes one: `Name <address>`. */
export function fromRawAuthor(raw: string | null | undefined): Author {
  const [name, email] = (raw ?? '').split(' <', 2);
  return { name, email: email?.replace(/>\s*$/, '') };
}

function matches(word: string | null | undefined, patterns: RegExp[]): boolean {
  const trimmed = word?.trim() ?? '';
  return (
    trimmed.length <= LONGEST && patterns.some(pattern => pattern.test(trimmed))
  );
}
