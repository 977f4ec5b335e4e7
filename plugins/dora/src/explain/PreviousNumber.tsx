import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { formatPrevious } from '../format/change';
import { daysOf } from '../format/date';
import { DASH } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { ExplainedNumber } from './ExplainedNumber';

/** The value of the window before, which opens what explains it. */
export function PreviousNumber(props: {
  metric: MetricId;
  report: MetricsReport;
  /** What is written with the value. */
  words?: (value: string) => string;
}) {
  const { metric, report, words = value => value } = props;
  const { t } = useFormat();
  const { previousWindow, timeZone, metrics } = report;
  const { change } = metrics[metric];
  const text = change
    ? words(formatPrevious(metrics[metric], change, t))
    : DASH;
  return previousWindow ? (
    <ExplainedNumber
      metric={metric}
      text={text}
      of={{ days: daysOf(previousWindow, timeZone) }}
    />
  ) : (
    <>{text}</>
  );
}
