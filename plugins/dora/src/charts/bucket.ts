import {
  BucketSize,
  SeriesBucket,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatCalendarDay, formatCalendarMonth } from '../format/date';
import { Translate } from '../translation';

/** What a bucket of a trend is called on its axis. */
export function bucketLabel(
  day: string,
  size: BucketSize,
  locale: string,
): string {
  return size === 'month'
    ? formatCalendarMonth(day, locale)
    : formatCalendarDay(day, locale);
}

/** What a bucket is called in a table, which says when it is still filling. */
export function bucketRow(
  bucket: SeriesBucket,
  size: BucketSize,
  t: Translate,
): string {
  const label = bucketLabel(bucket.day, size, t('locale'));
  return bucket.running ? `${label}, ${t('chart.soFar')}` : label;
}
