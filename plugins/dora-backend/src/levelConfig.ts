import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Level,
  LevelBand,
  LEVELS,
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { classic, LevelProfile } from './metrics';
import { refuseUnknown } from './unknownKeys';

const KEY = 'dora.definitions.levels';
const HIGHER_IS_BETTER: readonly MetricId[] = ['deployment_frequency'];

/**
 * Reads `dora.definitions.levels`: levels of one's own, as the profile `custom`.
 * A metric that is left out keeps those of `classic`.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readOwnLevels(
  config: Config | undefined,
): LevelProfile | undefined {
  if (!config) {
    return undefined;
  }
  refuseUnknown(config, KEY, ['title', ...METRIC_IDS]);
  const own = METRIC_IDS.filter(id => config.has(id));
  const bands = own.map(id => [id, readBands(id, config.get(id))] as const);
  return {
    id: 'custom',
    title: config.getOptionalString('title') ?? 'Custom',
    source: `Configured as ${KEY}.`,
    notes: own.length < METRIC_IDS.length ? [notOwn(own)] : [],
    levels: { ...classic.levels, ...Object.fromEntries(bands) },
    defaults: {},
  };
}

function notOwn(own: MetricId[]): string {
  const others = METRIC_IDS.filter(id => !own.includes(id));
  return `Not configured, and therefore as in ${classic.title}: ${others
    .map(id => id.replace(/_/g, ' '))
    .join(', ')}.`;
}

function readBands(metric: MetricId, written: unknown): LevelBand[] {
  const key = `${KEY}.${metric}`;
  if (!Array.isArray(written) || written.length === 0) {
    throw new InputError(`${key}: must be a list of levels, the best first`);
  }
  const bands = written.map((item, index) =>
    readBand(metric, item, `${key}[${index}]`),
  );
  bands.slice(1).forEach((band, index) => {
    refuseDisorder(bands[index], band, `${key}[${index + 1}]`);
  });
  const last = bands[bands.length - 1];
  if (last.value !== null && !(last.op === '>=' && last.value === 0)) {
    throw new InputError(
      `${key}: the last level must have no value, or every number from 0 on, so that each has a level`,
    );
  }
  return bands;
}

function readBand(metric: MetricId, item: any, key: string): LevelBand {
  const ops: LevelBand['op'][] = HIGHER_IS_BETTER.includes(metric)
    ? ['>=', '>']
    : ['<=', '<'];
  const { level, op, value = null } = item ?? {};
  if (!LEVELS.includes(level)) {
    throw new InputError(`${key}.level: must be one of ${LEVELS.join(', ')}`);
  }
  if (value === null) {
    return { level, op: ops[0], value };
  }
  if (!Number.isFinite(value) || value < 0) {
    throw new InputError(`${key}.value: must be a number from 0 on`);
  }
  if (!ops.includes(op)) {
    throw new InputError(`${key}.op: must be '${ops.join("' or '")}'`);
  }
  return { level, op, value };
}

/** A level must be worse than the one before it, and accept what that does not. */
function refuseDisorder(before: LevelBand, band: LevelBand, key: string): void {
  const rank = (level: Level) => LEVELS.indexOf(level);
  if (rank(band.level) <= rank(before.level)) {
    throw new InputError(`${key}.level: must be worse than the one before it`);
  }
  if (before.value === null) {
    throw new InputError(
      `${key}: the level before it has no value, and is for all`,
    );
  }
  if (band.value === null) {
    return;
  }
  const distance = band.value - before.value;
  const further = band.op.startsWith('>') ? -distance : distance;
  const opens = further === 0 && band.op.length > before.op.length;
  if (further < 0 || (further === 0 && !opens)) {
    throw new InputError(
      `${key}.value: accepts no more than the level before it`,
    );
  }
}
