import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  METRIC_IDS,
  MetricTrend,
  Trends,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useLoaded } from '../api/useLoaded';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { SelectField } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { SurvivalLine } from './SurvivalLine';
import { TrendFigure } from './TrendFigure';
import { TrendSentences } from './TrendSentences';
import { useTrendMetric } from './useTrendMetric';

const WEEKS = 26;
const HEIGHT = 260;
const EMPTY_HEIGHT = 160;

/** How one metric moves over half a year of weeks, and whether that is chance. */
export function WeeklyTrendPanel(props: {
  entity: CompoundEntityRef;
  environment?: string;
  revision: number;
}) {
  const { entity, environment, revision } = props;
  const api = useApi(doraApiRef);
  const { t } = useFormat();
  const [chosen, choose] = useTrendMetric();
  const trends = useLoaded(
    () => api.getTrends(entity, { weeks: WEEKS, environment }),
    environment ?? '',
    revision,
  );
  return (
    <LoadedPanel
      title={t('weeklyTrend.title', { weeks: String(WEEKS) })}
      loaded={trends}
      errorText={t('weeklyTrend.failed')}
      height={HEIGHT + 80}
      note={report => <PercentileNote reports={[report]} />}
      actions={
        <SelectField
          id="dora-trend-metric"
          label={t('weeklyTrend.metric')}
          value={chosen}
          options={METRIC_IDS.map(metric => ({
            value: metric,
            label: t(`metric.${metric}`),
          }))}
          onChange={choose}
        />
      }
    >
      {data =>
        data.metrics
          .filter(({ metric }) => metric === chosen)
          .map(metric => (
            <TrendBody key={chosen} metric={metric} trends={data} />
          ))
      }
    </LoadedPanel>
  );
}

function TrendBody(props: { metric: MetricTrend; trends: Trends }) {
  const { metric, trends } = props;
  const { t } = useFormat();
  const isRestore = metric.metric === 'time_to_restore';
  const isEmpty = metric.points.every(({ value }) => value === null);
  return (
    <>
      {isEmpty ? (
        <EmptyText height={EMPTY_HEIGHT}>{t('weeklyTrend.none')}</EmptyText>
      ) : (
        <>
          <TrendSentences metric={metric} />
          <TrendFigure metric={metric} height={HEIGHT} />
        </>
      )}
      {isRestore && <SurvivalLine survival={trends.survival} />}
    </>
  );
}
