import { matchesNameGlob } from '@dora-metrics/backstage-plugin-dora-node';

/** The one name of all environments that count as production. */
export const PRODUCTION = 'production';

/**
 * The name by which an environment is shown and counted. Environments are told
 * apart without regard to case.
 *
 * @param productionNames - Globs of those that count as production.
 */
export function canonicalEnvironment(
  name: string | null,
  productionNames: string[],
): string {
  const lower = (name ?? PRODUCTION).trim().toLowerCase();
  const isProduction =
    lower === '' ||
    lower === PRODUCTION ||
    productionNames.some(glob => matchesNameGlob(glob, lower));
  return isProduction ? PRODUCTION : lower;
}
