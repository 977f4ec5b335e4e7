import { makeStyles } from '@material-ui/core/styles';
import { Entity } from '@backstage/catalog-model';
import { ServiceMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { Announcement } from '../components/Announcement';
import { FilterBar } from '../components/FilterBar';
import { isNotAllowed, LoadError } from '../components/LoadError';
import { Panel } from '../components/Panel';
import { ProgressNotice } from '../components/ProgressNotice';
import { rangeLabel } from '../components/RangeFields';
import { Filters } from '../filters/filters';
import { FilterState, useFilters } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { DeploymentDrawer } from './DeploymentDrawer';
import { DeploymentsPanel } from './DeploymentsPanel';
import { FailureRatePanel } from './FailureRatePanel';
import { FrequencyPanel } from './FrequencyPanel';
import { LeadTimePanel } from './LeadTimePanel';
import { NoEvents, NotAllowed, NotLinked } from './NotReady';
import { RestorePanel } from './RestorePanel';
import { TabNotices } from './TabNotices';
import { Tiles } from './Tiles';
import { ServiceReports, useServiceReports } from './useServiceReports';
import { MEDIUM } from '../charts/room';

const useStyles = makeStyles(
  {
    page: {
      containerType: 'inline-size',
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 16,
      // A flex or grid parent must not let the content set the width.
      width: '100%',
      minWidth: 0,
    },
    body: { display: 'grid', gap: 16, transition: 'opacity 150ms' },
    stale: { opacity: 0.6 },
    pair: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      gap: 16,
      [MEDIUM]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  },
  { name: 'DoraTab' },
);

/** The delivery metrics of a service, with what is behind them. */
export function DoraTab({ entity }: { entity: Entity }) {
  const classes = useStyles();
  const state = useFilters();
  const { filters, setFilters } = state;
  const reports = useServiceReports(entity, filters);
  const { t } = useFormat();
  const report = reports.metrics.data;

  if (isNotAllowed(reports.metrics.error)) {
    return <NotAllowed />;
  }
  if (report?.state === 'not_linked') {
    return <NotLinked entity={entity} />;
  }
  if (report?.state === 'no_events') {
    return (
      <div className={classes.page}>
        <ProgressNotice status={reports.status.status} />
        <NoEvents />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <FilterBar
        filters={filters}
        environments={report?.environments ?? []}
        timeZone={report?.timeZone}
        onChange={setFilters}
      />
      <Announcement
        text={
          report && !reports.metrics.stale
            ? announcement(report, filters, t)
            : undefined
        }
      />
      <TabNotices
        status={reports.status.status}
        report={report}
        filters={filters}
        onChange={setFilters}
      />
      <Report reports={reports} state={state} />
    </div>
  );
}

function Report(props: { reports: ServiceReports; state: FilterState }) {
  const { reports, state } = props;
  const { t } = useFormat();
  const { view, setView } = state;
  const { error, retry } = reports.metrics;
  return (
    <>
      {error ? (
        <Panel title={t('title')}>
          <LoadError
            text={t('error.metrics')}
            error={error}
            onRetry={retry}
            minHeight={160}
          />
        </Panel>
      ) : (
        <Metrics reports={reports} state={state} />
      )}
      <DeploymentsPanel reports={reports} state={state} />
      <DeploymentDrawer
        reports={reports}
        id={view.deployment}
        onClose={() => setView({ deployment: undefined })}
      />
    </>
  );
}

function Metrics(props: { reports: ServiceReports; state: FilterState }) {
  const { reports, state } = props;
  const classes = useStyles();
  const { metrics, series } = reports;
  const { metric: chosen } = state.view;
  const stale = metrics.stale || series.stale;
  return (
    <div
      className={`${classes.body} ${stale ? classes.stale : ''}`}
      aria-busy={stale || !metrics.data}
    >
      <Tiles
        stacked
        report={metrics.data}
        series={series.data}
        linkTo={metric => state.linkTo({ metric })}
        selected={chosen}
      />
      <FrequencyPanel
        reports={reports}
        selected={chosen === 'deployment_frequency'}
      />
      <LeadTimePanel reports={reports} selected={chosen === 'lead_time'} />
      <div className={classes.pair}>
        <FailureRatePanel
          reports={reports}
          selected={chosen === 'change_failure_rate'}
        />
        <RestorePanel
          reports={reports}
          selected={chosen === 'time_to_restore'}
        />
      </div>
    </div>
  );
}

function announcement(
  report: ServiceMetrics,
  filters: Filters,
  t: Translate,
): string {
  return t('filter.changed', {
    range: rangeLabel(filters.range, t),
    environment: report.environment,
    deployments: t('count.deployments', {
      count: report.metrics.deployment_frequency.n,
    }),
  });
}
