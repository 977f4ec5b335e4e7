import { environmentName } from '../reading/texts';

/** Parameters of a build that name an environment, the most explicit first. */
const PARAMETERS = ['deploy_env', 'target_env', 'environment', 'env'];

/** The environment that somebody chose when the build was started. */
export function chosenEnvironment(parameters: unknown): string | undefined {
  if (typeof parameters !== 'object' || parameters === null) return undefined;
  const values = new Map(
    Object.entries(parameters).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  for (const name of PARAMETERS) {
    const value = values.get(name);
    const environment =
      typeof value === 'string' ? environmentName(value) : undefined;
    if (environment) return environment;
  }
  return undefined;
}
