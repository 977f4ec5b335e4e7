import {
  BucketSize,
  SeriesBucket,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatCalendarDay, formatCalendarMonth } from '../format/date';
import { Translate } from '../translation';
import { marksIn } from './marks';

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

/**
 * What a bucket is called in a table, which says when it is still filling and
 * which flags it has in the chart.
 */
export function bucketRow(
  bucket: SeriesBucket,
  series: ServiceSeries,
  t: Translate,
): string {
  const label = bucketLabel(bucket.day, series.bucketSize, t('locale'));
  const row = bucket.running ? `${label}, ${t('chart.soFar')}` : label;
  const marks = marksIn(series, bucket.day);
  return marks ? `${row} [${marks}]` : row;
}
