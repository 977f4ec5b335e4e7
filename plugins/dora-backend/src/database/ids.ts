import { createHash } from 'node:crypto';

/**
 * The id of whatever the parts name. Made of nothing else, so a rebuild gives
 * every row its old id.
 */
export function stableId(...parts: Array<string | null>): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 32);
}
