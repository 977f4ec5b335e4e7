import { WaitingCount } from '@dora-metrics/backstage-plugin-dora-common';
import { formatAge, formatDuration } from '../format/duration';
import { secondsSince } from '../format/missing';
import { Translate } from '../translation';

/** "12 commits wait for production, the oldest for 6.2 d, the median for 25 h.", or why it is not known. */
export function waitingSentence(
  waiting: WaitingCount,
  environment: string,
  t: Translate,
): string {
  const { incomplete } = waiting;
  const sentence = countSentence(waiting, environment, t);
  return incomplete
    ? `${sentence} ${t(`workInProgress.reason.${incomplete}`, { environment })}`
    : sentence;
}

/** "3 open pull requests in its repositories, the oldest for 9 d."; null when none is open. */
export function openSentence(
  { openChanges: { count, oldestOpenedAt } }: WaitingCount,
  now: number,
  t: Translate,
): string | null {
  if (count === 0) {
    return null;
  }
  return oldestOpenedAt === null
    ? t('workInProgress.openUndated', { count })
    : t('workInProgress.open', {
        count,
        age: formatAge(secondsSince(oldestOpenedAt, now), t),
      });
}

function countSentence(
  waiting: WaitingCount,
  environment: string,
  t: Translate,
): string {
  const { commits: count, oldestAgeSeconds, medianAgeSeconds } = waiting;
  if (count === null) {
    return t('workInProgress.unknown', { environment });
  }
  const isWhole = waiting.incomplete === null;
  if (count === 0) {
    return isWhole
      ? t('workInProgress.none', { environment })
      : t('workInProgress.noneKnown', { environment });
  }
  const told = {
    count,
    environment,
    oldest: formatDuration(oldestAgeSeconds ?? 0, t),
    median: formatDuration(medianAgeSeconds ?? 0, t),
  };
  return isWhole
    ? t('workInProgress.waiting', told)
    : t('workInProgress.atLeast', told);
}
