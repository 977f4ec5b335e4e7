import {
  Instant,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { parsePush as parseAsGithub } from '../github/push';

/** A push, which does not say when it was made: that is when it was received. */
export function parsePush(
  payload: Record<string, unknown>,
  settings: SourceSettings,
  receivedAt: Instant,
): ParseResult {
  const { commits, after } = payload;
  const isNewestFirst = Array.isArray(commits) && commits[0]?.id === after;
  return parseAsGithub(
    isNewestFirst ? { ...payload, commits: [...commits].reverse() } : payload,
    settings,
    receivedAt,
  );
}
