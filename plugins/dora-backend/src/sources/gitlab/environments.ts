import { environmentName } from '../reading/texts';

const PRODUCTION = 'production';

/**
 * The environment that GitLab means, and which place of it. What an organisation
 * calls `live-eu` is production when its tier says so.
 */
export function environmentOf(
  name: string | null | undefined,
  tier: string | null | undefined,
): { environment?: string; place?: string } {
  const environment = environmentName(name);
  if (tier !== PRODUCTION || environment?.toLowerCase() === PRODUCTION) {
    return { environment };
  }
  return { environment: PRODUCTION, place: environment };
}
