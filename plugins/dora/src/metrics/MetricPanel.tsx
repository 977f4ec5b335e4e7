import { ReactNode, useRef } from 'react';
import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { EmptyText } from '../components/EmptyText';
import { LoadError } from '../components/LoadError';
import { Panel } from '../components/Panel';
import { PercentileNote } from '../components/PercentileNote';
import { Skeleton } from '../components/Skeleton';
import { useNow } from '../components/useNow';
import { formatMissing } from '../format/missing';
import { PercentileReport } from '../format/percentiles';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { FormulaLine } from './FormulaLine';
import { useScrollTo } from './useScrollTo';

/** Of a sentence in the place of a chart. */
const EMPTY_HEIGHT = 160;

/** Metrics whose panels show percentiles. */
const OF_DURATIONS: MetricId[] = ['lead_time', 'time_to_restore'];

/** What a panel shows once its reports are there. */
export interface PanelProps {
  /** Whether the URL names the metric of this panel. */
  selected: boolean;
}

/**
 * The panel of one metric in each of its states: on its way, failed, without
 * a value, and there. On its way it is as high as when it is there.
 */
export function MetricPanel<
  R extends MetricsReport,
  T extends PercentileReport = never,
>(props: {
  metric: MetricId;
  report: Loaded<R>;
  /** What else the panel needs. */
  more?: Loaded<T>;
  height: number;
  selected: boolean;
  /** Shown although the metric has no value. */
  showMissing?: boolean;
  children: (report: R, more: T | undefined) => ReactNode;
}) {
  const { metric, report, more, height, selected } = props;
  const { t } = useFormat();
  const now = useNow();
  const ref = useRef<HTMLElement>(null);
  const { data } = report;
  const loaded = data !== undefined && (!more || more.data !== undefined);
  useScrollTo(ref, selected && loaded);

  const frame = { ref, selected, title: t(`metric.${metric}`) };
  const failed = [report, more].find(part => part?.error);
  if (failed?.error) {
    return (
      <Panel {...frame}>
        <LoadError
          text={t('error.metric', { metric: t(`metricInSentence.${metric}`) })}
          error={failed.error}
          onRetry={failed.retry}
          minHeight={EMPTY_HEIGHT}
        />
      </Panel>
    );
  }
  if (!loaded) {
    return (
      <Panel {...frame} note={<Skeleton width="40%" height={18} />} busy>
        <Skeleton height={height} />
      </Panel>
    );
  }
  const missing = formatMissing(metric, data, t, now);
  if (missing && !props.showMissing) {
    return (
      <Panel {...frame}>
        <EmptyText height={EMPTY_HEIGHT}>{missing}</EmptyText>
      </Panel>
    );
  }
  return (
    <Panel
      {...frame}
      note={
        !missing && (
          <>
            <FormulaLine metric={metric} report={data} />
            {OF_DURATIONS.includes(metric) && (
              <PercentileNote reports={[data, more?.data]} />
            )}
          </>
        )
      }
    >
      <div style={{ minHeight: missing ? undefined : height }}>
        {props.children(data, more?.data)}
      </div>
    </Panel>
  );
}
