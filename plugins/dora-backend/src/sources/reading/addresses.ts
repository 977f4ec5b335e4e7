import { normalizeRepository } from '@dora-metrics/backstage-plugin-dora-node';
import { text } from './texts';

const MAX_URL_LENGTH = 2000;
const MAX_ADDRESS_LENGTH = 500;
const MAX_REPOSITORY_LENGTH = 255;

/**
 * A link that is safe to show: http or https, without credentials. Anything else
 * is undefined.
 */
export function httpUrl(value: string | null | undefined): string | undefined {
  if (!value || value.length > MAX_URL_LENGTH) return undefined;
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  url.username = '';
  url.password = '';
  // Characters beyond ASCII have become several.
  return url.href.length > MAX_URL_LENGTH ? undefined : url.href;
}

/** The normalised repository of the first address that is one. */
export function repositoryAt(
  ...addresses: (string | null | undefined)[]
): string | undefined {
  for (const address of addresses) {
    // Overlong strings are refused before any pattern runs over them.
    if (!address || address.length > MAX_ADDRESS_LENGTH) continue;
    const clean = text(address, MAX_ADDRESS_LENGTH);
    const repository = clean && normalizeRepository(clean);
    if (repository && repository.length <= MAX_REPOSITORY_LENGTH) {
      return repository;
    }
  }
  return undefined;
}
