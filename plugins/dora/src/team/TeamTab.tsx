import {
  Entity,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FilterBar } from '../components/FilterBar';
import { isNotAllowed, LoadError } from '../components/LoadError';
import { NotAllowed } from '../components/NotAllowed';
import { usePageStyles } from '../components/pageStyles';
import { Panel } from '../components/Panel';
import { SwitchField } from '../components/SwitchField';
import { ExplainArea } from '../explain/ExplainArea';
import { useFilters } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';
import { LeaderboardPanel } from '../leaderboard/LeaderboardPanel';
import { ReportAnnouncement } from '../metrics/ReportAnnouncement';
import { TabNotices } from '../metrics/TabNotices';
import { TeamReport } from './TeamReport';
import { useSubTeams } from './useSubTeams';
import { useTeamReports } from './useTeamReports';

/** The delivery metrics of a team, and of each of its services. */
export function TeamTab({ entity }: { entity: Entity }) {
  const classes = usePageStyles();
  const { t } = useFormat();
  const { filters, setFilters } = useFilters();
  const [subTeams, setSubTeams] = useSubTeams();
  const reports = useTeamReports(entity, filters, subTeams);
  const { data, error, retry, stale } = reports.metrics;
  const parent = entity.relations?.find(
    ({ type }) => type === RELATION_CHILD_OF,
  );

  if (isNotAllowed(error)) {
    return <NotAllowed what="team" />;
  }
  const hasServices =
    data && data.services.length + data.silentServices.length > 0;
  return (
    <div className={classes.page}>
      <FilterBar
        filters={filters}
        environments={[]}
        timeZone={data?.timeZone}
        more={
          <SwitchField
            label={t('team.subTeams')}
            checked={subTeams}
            onChange={setSubTeams}
          />
        }
        onChange={setFilters}
      />
      <ReportAnnouncement report={stale ? undefined : data} filters={filters} />
      <TabNotices
        status={reports.status.status}
        report={hasServices && data.lastEventAt ? data : undefined}
        filters={filters}
        onChange={setFilters}
      />
      <ExplainArea
        subject={{
          entityRef: stringifyEntityRef(entity),
          includeSubTeams: subTeams,
        }}
        reports={[data]}
        revision={reports.status.revision}
      >
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
          <TeamReport
            reports={reports}
            filters={filters}
            onIncludeSubTeams={() => setSubTeams(true)}
          />
        )}
        {parent && (
          <LeaderboardPanel
            title={t('leaderboard.siblings')}
            parent={parent.targetRef}
            own={stringifyEntityRef(entity)}
            environment={filters.environment}
            levels={filters.levels}
            timeZone={data?.timeZone}
            revision={reports.status.revision}
          />
        )}
      </ExplainArea>
    </div>
  );
}
