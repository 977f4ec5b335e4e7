import { makeStyles } from '@material-ui/core/styles';
import { Loaded } from '../api/useLoaded';
import { LegendEntry } from '../charts/Legend';
import { RestoreBars } from '../charts/RestoreBars';
import { tonesOf } from '../charts/tones';
import { useChartColors } from '../charts/useChartColors';
import { EmptyText } from '../components/EmptyText';
import { useNow } from '../components/useNow';
import { formatAge } from '../format/duration';
import { formatMissing, secondsSince } from '../format/missing';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { MetricPanel, PanelProps } from './MetricPanel';

const HEIGHT = 264;

const useStyles = makeStyles(
  theme => ({
    legend: {
      display: 'flex',
      justifyContent: 'flex-end',
      gap: 16,
      marginTop: 12,
      color: tonesOf(theme).subtle,
      fontSize: 12,
    },
    note: {
      margin: '12px 0 0',
      color: tonesOf(theme).subtle,
      fontSize: 13,
      lineHeight: '18px',
    },
  }),
  { name: 'DoraRestorePanel' },
);

/** Only a service knows whether it ever had a source of incidents. */
type RestoreReport = MetricsReport & { hasIncidentSource?: boolean };

/** How long incidents last, by severity. */
export function RestorePanel(
  props: PanelProps & { report: Loaded<RestoreReport> },
) {
  const { report: loaded, selected } = props;
  return (
    <MetricPanel
      metric="time_to_restore"
      report={loaded}
      height={HEIGHT}
      selected={selected}
      showMissing
    >
      {report =>
        report.metrics.time_to_restore.bySeverity.length > 0 ? (
          <RestoreBody report={report} />
        ) : (
          <NoIncidents report={report} />
        )
      }
    </MetricPanel>
  );
}

function NoIncidents({ report }: { report: RestoreReport }) {
  const { t } = useFormat();
  const now = useNow();
  return (
    <EmptyText height={160}>
      <div>{formatMissing('time_to_restore', report, t, now)}</div>
      {report.hasIncidentSource === false && (
        <div>{t('missing.is_connected')}</div>
      )}
    </EmptyText>
  );
}

function RestoreBody({ report }: { report: MetricsReport }) {
  const classes = useStyles();
  const { t } = useFormat();
  const { accent } = useChartColors();
  const restore = report.metrics.time_to_restore;
  return (
    <>
      <RestoreBars
        caption={t('metric.time_to_restore')}
        rows={restore.bySeverity}
        t={t}
      />
      <div className={classes.legend} aria-hidden>
        <LegendEntry
          swatch="dot"
          color={accent}
          label={t('restore.mitigated')}
        />
        <LegendEntry
          swatch="ring"
          color={accent}
          label={t('restore.resolved')}
        />
      </div>
      <OpenNote report={report} />
      {restore.endedByResolution > 0 && (
        <p className={classes.note}>
          {t('restore.resolutionNote', { count: restore.endedByResolution })}
        </p>
      )}
    </>
  );
}

/** Open incidents are in no number, which must be said. */
function OpenNote({ report }: { report: MetricsReport }) {
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow();
  const { open, oldestOpenSince, missing } = report.metrics.time_to_restore;
  if (open === 0) {
    return null;
  }
  const age = formatAge(secondsSince(oldestOpenSince, now), t);
  return (
    <p className={classes.note}>
      {missing === 'all_open'
        ? t('missing.all_open', { count: open, age })
        : t('restore.openNote', { count: open, age })}
    </p>
  );
}
