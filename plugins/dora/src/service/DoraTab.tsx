import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { FilterBar } from '../components/FilterBar';
import { isNotAllowed, LoadError } from '../components/LoadError';
import { NoEvents } from '../components/NoEvents';
import { NotAllowed } from '../components/NotAllowed';
import { usePageStyles } from '../components/pageStyles';
import { Panel } from '../components/Panel';
import { ProgressNotice } from '../components/ProgressNotice';
import { CorrectionsPanel } from '../corrections/CorrectionsPanel';
import { useCorrections } from '../corrections/useCorrections';
import { ExplainArea } from '../explain/ExplainArea';
import { FilterState, useFilters } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';
import { InterventionsPanel } from '../interventions/InterventionsPanel';
import { TargetsPanel } from '../targets/TargetsPanel';
import { WeeklyTrendPanel } from '../trends/WeeklyTrendPanel';
import { DEFINITIONS_PATH } from '../explain/definitionsPath';
import { DeploymentDrawer } from './DeploymentDrawer';
import { DeploymentsPanel } from './DeploymentsPanel';
import { FailureRatePanel } from './FailureRatePanel';
import { FrequencyPanel } from './FrequencyPanel';
import { IncidentsPanel } from './IncidentsPanel';
import { LeadTimePanel } from './LeadTimePanel';
import { NotLinked } from './NotLinked';
import { SETUP_PATH } from './setupPath';
import { MoreDeliveryPanel } from '../metrics/MoreDeliveryPanel';
import { RestorePanel } from '../metrics/RestorePanel';
import { ReportAnnouncement } from '../metrics/ReportAnnouncement';
import { TabNotices } from '../metrics/TabNotices';
import { Tiles } from '../metrics/Tiles';
import { TrendsPanel } from '../metrics/TrendsPanel';
import { WorkInProgressPanel } from '../workInProgress/WorkInProgressPanel';
import { StagesPanel } from './StagesPanel';
import { ServiceReports, useServiceReports } from './useServiceReports';
import { ServiceTrends, useServiceTrends } from './useServiceTrends';
import { WeeksPanel } from './WeeksPanel';

/** The delivery metrics of a service, with what is behind them. */
export function DoraTab({ entity }: { entity: Entity }) {
  const classes = usePageStyles();
  const { t } = useFormat();
  const state = useFilters();
  const { filters, setFilters } = state;
  const reports = useServiceReports(entity, filters);
  const trends = useServiceTrends(reports);
  const report = reports.metrics.data;

  if (isNotAllowed(reports.metrics.error)) {
    return <NotAllowed what="component" />;
  }
  if (report?.state === 'not_linked') {
    return <NotLinked entity={entity} setup={SETUP_PATH} />;
  }
  if (report?.state === 'no_events') {
    return (
      <div className={classes.page}>
        <ProgressNotice status={reports.status.status} />
        <NoEvents setup={SETUP_PATH} />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <FilterBar
        filters={filters}
        environments={report?.environments ?? []}
        timeZone={report?.timeZone}
        links={
          <>
            <Link to={DEFINITIONS_PATH}>{t('definitions.link')}</Link>
            <Link to={SETUP_PATH}>{t('setup.link')}</Link>
          </>
        }
        onChange={setFilters}
      />
      <ReportAnnouncement
        report={reports.metrics.stale ? undefined : report}
        filters={filters}
      />
      <TabNotices
        status={reports.status.status}
        report={report}
        filters={filters}
        sources={<Link to={SETUP_PATH}>{t('setup.checkLink')}</Link>}
        onChange={setFilters}
      />
      <ExplainArea
        subject={{ entityRef: stringifyEntityRef(entity) }}
        reports={[reports.metrics.data, trends.trends.data]}
        revision={reports.status.revision}
      >
        <Report reports={reports} trends={trends} state={state} />
      </ExplainArea>
    </div>
  );
}

function Report(props: {
  reports: ServiceReports;
  trends: ServiceTrends;
  state: FilterState;
}) {
  const { reports, trends, state } = props;
  const { t } = useFormat();
  const { view, setView } = state;
  const { error, retry } = reports.metrics;
  const corrections = useCorrections(reports.service, reports.status);
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
        <Metrics reports={reports} trends={trends} state={state} />
      )}
      <DeploymentsPanel reports={reports} state={state} />
      <IncidentsPanel
        reports={reports}
        state={state}
        corrections={corrections}
      />
      <CorrectionsPanel
        corrections={corrections}
        timeZone={reports.metrics.data?.timeZone}
      />
      <DeploymentDrawer
        reports={reports}
        corrections={corrections}
        id={view.deployment}
        onClose={() => setView({ deployment: undefined })}
      />
    </>
  );
}

function Metrics(props: {
  reports: ServiceReports;
  trends: ServiceTrends;
  state: FilterState;
}) {
  const { reports, trends, state } = props;
  const classes = usePageStyles();
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
      <TargetsPanel
        entity={reports.service}
        report={metrics.data}
        revision={reports.status.revision}
      />
      <InterventionsPanel
        entity={reports.service}
        revision={reports.status.revision}
        onChange={series.retry}
      />
      <TrendsPanel trends={trends.trends} />
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
          report={metrics}
          selected={chosen === 'time_to_restore'}
        />
      </div>
      <MoreDeliveryPanel report={metrics} />
      <StagesPanel stages={trends.stages} reports={reports} />
      <WeeklyTrendPanel
        entity={reports.service}
        environment={reports.query.environment}
        revision={reports.status.revision}
      />
      <WeeksPanel weeks={trends.weeks} />
      <WorkInProgressPanel
        service={reports.service}
        environment={state.filters.environment}
        revision={reports.status.revision}
      />
    </div>
  );
}
