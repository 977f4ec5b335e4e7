import { makeStyles } from '@material-ui/core/styles';
import { FurtherMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import {
  BatchSizeFact,
  RecoveryTimeFact,
  ReworkRateFact,
} from './FurtherFacts';
import { ActivityFacts, IncidentFacts } from './ActivityFacts';

/** A report with what is measured besides the four metrics. */
export type FurtherReport = MetricsReport & { further: FurtherMetrics };

const useStyles = makeStyles(
  {
    container: { containerType: 'inline-size' },
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
      gap: '16px 24px',
      margin: 0,
      '@container (max-width: 760px)': {
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
      '@container (max-width: 460px)': {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  },
  { name: 'DoraMoreDeliveryPanel' },
);

/** What is measured besides the four metrics; none of it has levels. */
export function MoreDeliveryPanel(props: { report: Loaded<FurtherReport> }) {
  const classes = useStyles();
  const { t } = useFormat();
  return (
    <LoadedPanel
      title={t('explain.more.title')}
      loaded={props.report}
      errorText={t('error.metrics')}
      height={168}
      note={report => (
        <>
          {t('explain.more.noLevels')}
          <PercentileNote reports={[report]} />
        </>
      )}
    >
      {report => (
        <div className={classes.container}>
          <dl className={classes.list}>
            <RecoveryTimeFact report={report} />
            <ReworkRateFact report={report} />
            <BatchSizeFact report={report} />
            <ActivityFacts report={report} />
            <IncidentFacts report={report} />
          </dl>
        </div>
      )}
    </LoadedPanel>
  );
}
