/** The one name of all environments that count as production. */
export const PRODUCTION = 'production';

/**
 * The name by which an environment is shown and counted. Environments are told
 * apart without regard to case.
 */
export function canonicalEnvironment(
  name: string | null,
  productionNames: string[],
): string {
  const lower = (name ?? PRODUCTION).trim().toLowerCase();
  return lower === '' || productionNames.includes(lower) ? PRODUCTION : lower;
}
