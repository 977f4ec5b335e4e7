import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  AlertRule,
  DeploymentRule,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';

const NAMED = ['job', 'pipeline', 'release'] as const;
const LONGEST_GLOB = 200;

/**
 * Reads which of a source's events mean more than they say.
 *
 * @param key - Of the source, for messages.
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readSourceRules(
  key: string,
  config: Config,
): Pick<SourceSettings, 'deploymentRules' | 'alertRules' | 'incidentLabels'> {
  return {
    deploymentRules: (config.getOptionalConfigArray('deployments') ?? []).map(
      (rule, index) => readDeploymentRule(`${key}.deployments[${index}]`, rule),
    ),
    alertRules: config
      .getOptionalConfigArray('incidents')
      ?.map((rule, index) => readAlertRule(`${key}.incidents[${index}]`, rule)),
    incidentLabels: (
      config.getOptionalStringArray('incidentLabels') ?? ['incident']
    ).map(label => label.toLowerCase()),
  };
}

function readDeploymentRule(key: string, config: Config): DeploymentRule {
  const named = NAMED.filter(of => config.has(of));
  if (named.length !== 1) {
    throw new InputError(`${key}: needs one of ${NAMED.join(', ')}`);
  }
  const [of] = named;
  return {
    of,
    name: readGlob(`${key}.${of}`, config.getString(of)),
    environment: config.getOptionalString('environment') ?? 'production',
  };
}

function readAlertRule(key: string, config: Config): AlertRule {
  const labels = config.getConfig('labels');
  const names = labels.keys();
  if (names.length === 0) {
    throw new InputError(`${key}.labels: is empty`);
  }
  return {
    labels: Object.fromEntries(
      names.map(name => [
        name,
        readGlob(`${key}.labels.${name}`, labels.getString(name)),
      ]),
    ),
  };
}

function readGlob(key: string, glob: string): string {
  if (glob.length > LONGEST_GLOB) {
    throw new InputError(`${key}: is longer than ${LONGEST_GLOB} characters`);
  }
  return glob;
}
