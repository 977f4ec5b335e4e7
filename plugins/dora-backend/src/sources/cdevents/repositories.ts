import { repositoryAt } from '../reading/addresses';

const ADDRESS = /^(?:[a-z]+:\/\/|[\w.-]+@)|^[\w-]+(?:\.[\w-]+)+[:/]/i;

/**
 * The repository of the first address that names a host: sources are free text,
 * and `team/region/tool` is no repository.
 */
export function repositoryAtHost(
  ...addresses: (string | null | undefined)[]
): string | undefined {
  return repositoryAt(
    ...addresses.filter(address => address && ADDRESS.test(address)),
  );
}
