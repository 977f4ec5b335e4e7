import { RiGroupLine } from '@remixicon/react';
import { TeamMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { EmptyPage } from '../components/EmptyPage';
import { NoEvents } from '../components/NoEvents';
import { usePageStyles } from '../components/pageStyles';
import { TextButton } from '../components/TextButton';
import { Filters } from '../filters/filters';
import { useFormat } from '../format/useFormat';
import { InterventionsPanel } from '../interventions/InterventionsPanel';
import { MoreDeliveryPanel } from '../metrics/MoreDeliveryPanel';
import { Tiles } from '../metrics/Tiles';
import { useSort } from '../table/useSort';
import { TargetsPanel } from '../targets/TargetsPanel';
import { TeamWorkInProgressPanel } from '../workInProgress/TeamWorkInProgressPanel';
import { ServicesPanel } from './ServicesPanel';
import { SilentServices } from './SilentServices';
import { useSortLink } from './useSortLink';
import { TeamReports } from './useTeamReports';

/** The numbers of a team, or why there are none. */
export function TeamReport(props: {
  reports: TeamReports;
  filters: Filters;
  onIncludeSubTeams: () => void;
}) {
  const { reports, filters, onIncludeSubTeams } = props;
  const classes = usePageStyles();
  const { t } = useFormat();
  const linkTo = useSortLink();
  const [sort] = useSort('sort');
  const { data, stale } = reports.metrics;
  const services = data?.services.length;
  const silent = data?.silentServices ?? [];

  if (data && services === 0) {
    return silent.length > 0 ? (
      <>
        <NoEvents />
        <SilentServices open services={silent} />
      </>
    ) : (
      <NoServices team={data} onIncludeSubTeams={onIncludeSubTeams} />
    );
  }
  return (
    <div
      className={`${classes.body} ${stale ? classes.stale : ''}`}
      aria-busy={stale || !data}
    >
      <Tiles
        stacked
        report={data}
        note={t('team.pooled')}
        linkTo={linkTo}
        selected={data && metricOf(data, sort?.column)}
      />
      <TargetsPanel
        entity={reports.team}
        report={data}
        revision={reports.status.revision}
      />
      <InterventionsPanel
        entity={reports.team}
        revision={reports.status.revision}
      />
      <ServicesPanel metrics={reports.metrics} filters={filters} />
      <MoreDeliveryPanel report={reports.metrics} />
      <TeamWorkInProgressPanel
        team={reports.team}
        environment={filters.environment}
        includeSubTeams={reports.includeSubTeams}
        revision={reports.status.revision}
      />
      {silent.length > 0 && <SilentServices services={silent} />}
    </div>
  );
}

function metricOf({ metrics }: TeamMetrics, column: string | undefined) {
  const ids = Object.keys(metrics) as (keyof TeamMetrics['metrics'])[];
  return ids.find(id => id === column);
}

function NoServices(props: {
  team: TeamMetrics;
  onIncludeSubTeams: () => void;
}) {
  const { team, onIncludeSubTeams } = props;
  const { t } = useFormat();
  const others = !team.includesSubTeams && team.subTeams.length > 0;
  return (
    <EmptyPage
      icon={<RiGroupLine size={24} />}
      text={others ? t('team.noneButSubTeams') : t('team.none')}
    >
      {others && (
        <TextButton
          variant="outlined"
          color="primary"
          onClick={onIncludeSubTeams}
        >
          {t('team.subTeams')}
        </TextButton>
      )}
    </EmptyPage>
  );
}
