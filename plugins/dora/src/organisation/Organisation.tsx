import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { RiBuilding2Line } from '@remixicon/react';
import { OrganisationMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { EmptyPage } from '../components/EmptyPage';
import { FilterBar } from '../components/FilterBar';
import { isNotAllowed } from '../components/LoadError';
import { NoEvents } from '../components/NoEvents';
import { NotAllowed } from '../components/NotAllowed';
import { usePageStyles } from '../components/pageStyles';
import { ProgressNotice } from '../components/ProgressNotice';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { ExplainArea } from '../explain/ExplainArea';
import { Filters } from '../filters/filters';
import { useFilters } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';
import { LeaderboardPanel } from '../leaderboard/LeaderboardPanel';
import { ReportAnnouncement } from '../metrics/ReportAnnouncement';
import { RestorePanel } from '../metrics/RestorePanel';
import { TabNotices } from '../metrics/TabNotices';
import { TrendsPanel } from '../metrics/TrendsPanel';
import { definitionsRouteRef, healthRouteRef, setupRouteRef } from '../routes';
import { AssociationPanel } from './AssociationPanel';
import { DistributionPanel } from './DistributionPanel';
import { SummaryPanel } from './SummaryPanel';
import {
  OrganisationReports,
  useOrganisationReports,
} from './useOrganisationReports';

/** How the organisation delivers, from the whole to its teams. */
export function Organisation() {
  const classes = usePageStyles();
  const { t } = useFormat();
  const { filters, setFilters } = useFilters();
  const reports = useOrganisationReports(filters);
  const { data, error, stale } = reports.metrics;

  if (isNotAllowed(error)) {
    return <NotAllowed what="organisation" />;
  }
  if (data && (data.services === 0 || data.lastEventAt === null)) {
    return (
      <div className={classes.page}>
        <ProgressNotice status={reports.status.status} />
        <Empty report={data} />
        <div>
          <PageLinks />
        </div>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <VisuallyHidden>
        <h2>{t('title')}</h2>
      </VisuallyHidden>
      <FilterBar
        filters={filters}
        environments={[]}
        timeZone={data?.timeZone}
        links={<PageLinks />}
        onChange={setFilters}
      />
      <ReportAnnouncement report={stale ? undefined : data} filters={filters} />
      <TabNotices
        status={reports.status.status}
        report={data}
        filters={filters}
        onChange={setFilters}
      />
      <ExplainArea
        subject={{}}
        reports={[data, reports.trends.data]}
        revision={reports.status.revision}
      >
        <Report reports={reports} filters={filters} />
      </ExplainArea>
    </div>
  );
}

/** Where to see how numbers are defined, and what came in. */
function PageLinks() {
  const { t } = useFormat();
  const definitions = useRouteRef(definitionsRouteRef);
  const health = useRouteRef(healthRouteRef);
  return (
    <>
      <Link to={definitions()}>{t('definitions.link')}</Link>
      <Link to={health()}>{t('health.title')}</Link>
    </>
  );
}

function Empty({ report }: { report: OrganisationMetrics }) {
  const { t } = useFormat();
  const setup = useRouteRef(setupRouteRef);
  return report.services === 0 ? (
    <EmptyPage
      icon={<RiBuilding2Line size={24} />}
      text={t('organisation.none')}
    />
  ) : (
    <NoEvents setup={setup()} />
  );
}

function Report(props: { reports: OrganisationReports; filters: Filters }) {
  const { reports, filters } = props;
  const classes = usePageStyles();
  const { t } = useFormat();
  const { metrics, trends, status } = reports;
  return (
    <>
      <SummaryPanel metrics={metrics} />
      <TrendsPanel trends={trends} />
      <div className={classes.pair}>
        <DistributionPanel metrics={metrics} />
        <RestorePanel report={metrics} selected={false} />
      </div>
      <LeaderboardPanel
        title={t('leaderboard.title')}
        environment={filters.environment}
        levels={filters.levels}
        timeZone={metrics.data?.timeZone}
        revision={status.revision}
      />
      <AssociationPanel metrics={metrics} />
    </>
  );
}
