import { Level, LEVELS } from '@dora-metrics/backstage-plugin-dora-common';
import { LEVELS_IDS } from '../filters/filters';
import { Translate } from '../translation';

/** The levels that the interval around a number spans. */
export interface LevelRange {
  best: Level;
  worst: Level;
}

const TITLED = [...LEVELS_IDS, 'custom'] as const;

/** What a set of levels is called. */
export function levelsTitle(id: string, t: Translate): string {
  const titled = TITLED.find(known => known === id);
  return titled ? t(`levels.profile.${titled}`) : id;
}

/** "Elite", or "Elite–High" where the interval spans both. */
export function formatLevel(
  level: Level,
  range: LevelRange | null | undefined,
  t: Translate,
): string {
  return range ? t('levels.range', namesOf(range, t)) : t(`level.${level}`);
}

/** That the interval spans these levels, as a sentence. */
export function explainLevelRange(range: LevelRange, t: Translate): string {
  const steps = LEVELS.indexOf(range.worst) - LEVELS.indexOf(range.best);
  return steps === 1
    ? t('levels.spans', namesOf(range, t))
    : t('levels.spansMore', namesOf(range, t));
}

/** That a set has no levels for a metric, as a sentence. */
export function explainNoLevels(profile: string, t: Translate): string {
  return profile === '2025'
    ? t('levels.none2025')
    : t('levels.noneHere', { profile: levelsTitle(profile, t) });
}

function namesOf({ best, worst }: LevelRange, t: Translate) {
  return { best: t(`level.${best}`), worst: t(`level.${worst}`) };
}
