import {
  Definitions,
  METRIC_IDS,
  OrganisationMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { ChartFrame } from '../charts/ChartFrame';
import { LevelBars } from '../charts/LevelBars';
import { SEGMENTS, segmentName } from '../charts/levelSegments';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { explainNoLevels } from '../format/levels';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const HEIGHT = 236;

/** How many services have which level, metric by metric. */
export function DistributionPanel(props: {
  metrics: Loaded<OrganisationMetrics>;
}) {
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('distribution.title')}
      loaded={props.metrics}
      errorText={t('error.metrics')}
      height={HEIGHT + 40}
    >
      {({ distribution, definitions }) =>
        hasLevels(definitions) ? (
          <ChartFrame
            caption={t('distribution.caption')}
            summary={summaryOf(distribution, t)}
            height={HEIGHT}
            grows
            table={{
              columns: [
                t('organisation.metric'),
                ...SEGMENTS.map(segment => segmentName(segment, t)),
              ],
              rows: METRIC_IDS.map(metric => [
                t(`metric.${metric}`),
                ...SEGMENTS.map(segment =>
                  String(distribution[metric][segment]),
                ),
              ]),
            }}
          >
            <LevelBars distribution={distribution} />
          </ChartFrame>
        ) : (
          <EmptyText height={HEIGHT}>
            {explainNoLevels(definitions.profile, t)}
          </EmptyText>
        )
      }
    </LoadedPanel>
  );
}

function hasLevels({ levels }: Definitions): boolean {
  return METRIC_IDS.some(metric => levels[metric].length > 0);
}

/** "Lead time: 5 Elite, 3 High. Change failure rate: …" */
function summaryOf(
  distribution: OrganisationMetrics['distribution'],
  t: Translate,
): string {
  return METRIC_IDS.map(metric =>
    t('distribution.summary', {
      metric: t(`metric.${metric}`),
      counts: SEGMENTS.filter(segment => distribution[metric][segment] > 0)
        .map(segment =>
          t('distribution.segment', {
            n: String(distribution[metric][segment]),
            level: segmentName(segment, t),
          }),
        )
        .join(', '),
    }),
  ).join(' ');
}
