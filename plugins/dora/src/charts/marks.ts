import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';

/** Something that may have changed a trend, by the number of its flag. */
export interface ChartMark {
  number: number;
  day: string;
  text: string;
}

type Marked = Pick<
  ServiceSeries,
  'buckets' | 'definitionChanges' | 'interventions'
>;

/** Changes of the rules and of how the team works, the oldest first. */
export function marksOf(series: Marked): ChartMark[] {
  const { definitionChanges, interventions } = series;
  return [
    ...definitionChanges.map(({ day, text }) => ({ day, text })),
    ...interventions.map(({ day, title }) => ({ day, text: title })),
  ]
    .sort((a, b) => a.day.localeCompare(b.day))
    .map((mark, index) => ({ ...mark, number: index + 1 }));
}

/** The numbers of the marks in a bucket: "1, 2"; empty where there is none. */
export function marksIn(series: Marked, bucketDay: string): string {
  const next = series.buckets.find(({ day }) => day > bucketDay)?.day;
  return marksOf(series)
    .filter(({ day }) => day >= bucketDay && (!next || day < next))
    .map(({ number }) => number)
    .join(', ');
}
