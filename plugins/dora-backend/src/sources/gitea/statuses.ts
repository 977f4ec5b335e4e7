import {
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenientText } from '../reading/lenientFields';
import { parseStatus as parseAsGithub } from '../github/statuses';
import { validate } from '../reading/problems';

/** The user that Gitea and Forgejo let their own Actions act as. */
const OWN_ACTIONS = new Set(['gitea-actions', 'forgejo-actions']);

const senderSchema = z.object({
  sender: z.object({ login: lenientText }).nullish().catch(undefined),
});

/** What a CI beside Gitea's own, such as Woodpecker, says of a commit. */
export function parseStatus(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const { sender } = validate(senderSchema, payload);
  return OWN_ACTIONS.has(sender?.login ?? '')
    ? { ignored: 'The runs of Actions tell the same as their statuses.' }
    : parseAsGithub(payload, settings);
}
