import { useRef } from 'react';
import {
  EntitySummary,
  TeamMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { EntityTabLink } from '../components/EntityTabLink';
import { LevelOrNone } from '../components/LevelChip';
import { Panel } from '../components/Panel';
import { PercentileNote } from '../components/PercentileNote';
import { Skeleton } from '../components/Skeleton';
import { useNow } from '../components/useNow';
import { Filters } from '../filters/filters';
import { withFilters } from '../filters/url';
import { formatAge } from '../format/duration';
import { DASH } from '../format/metric';
import { secondsSince } from '../format/missing';
import { useFormat } from '../format/useFormat';
import { useScrollTo } from '../metrics/useScrollTo';
import { Column, SortableTable } from '../table/SortableTable';
import { levelKey, metricColumns } from '../table/summaryColumns';
import { useSort } from '../table/useSort';
import { Translate } from '../translation';
import { MainChange, mainChangeOf } from './MainChange';

/** The services of a team, the largest worsening first. */
export function ServicesPanel(props: {
  metrics: Loaded<TeamMetrics>;
  filters: Filters;
}) {
  const { metrics, filters } = props;
  const { t } = useFormat();
  const now = useNow();
  const ref = useRef<HTMLElement>(null);
  const [sort, setSort] = useSort('sort');
  const { data } = metrics;
  useScrollTo(ref, data !== undefined && sort !== undefined);
  const search = withFilters(new URLSearchParams(), filters).toString();
  return (
    <Panel
      ref={ref}
      title={t('team.services')}
      note={<PercentileNote reports={[data]} />}
      busy={!data}
    >
      {data ? (
        <SortableTable
          title={t('team.services')}
          idOf={row => row.entityRef}
          columns={columnsOf(search && `?${search}`, now, t)}
          rows={data.services}
          sort={sort}
          onSort={setSort}
        />
      ) : (
        <Skeleton height={240} />
      )}
    </Panel>
  );
}

function columnsOf(
  search: string,
  now: number,
  t: Translate,
): Column<EntitySummary>[] {
  return [
    {
      id: 'service',
      title: t('team.service'),
      keyOf: row => row.title,
      cell: row => (
        <EntityTabLink entityRef={row.entityRef} search={search}>
          {row.title}
        </EntityTabLink>
      ),
    },
    ...metricColumns(t, 'worst'),
    {
      id: 'overall',
      title: t('team.overall'),
      largestFirst: true,
      keyOf: row => levelKey(row.overall.level),
      cell: row => <LevelOrNone level={row.overall.level} />,
    },
    {
      id: 'change',
      title: t('team.change'),
      largestFirst: true,
      keyOf: row => mainChangeOf(row)?.worsening ?? null,
      cell: row => <MainChange row={row} />,
    },
    {
      id: 'last_event',
      title: t('team.lastEvent'),
      keyOf: row => row.lastEventAt,
      cell: row => (
        <span style={{ whiteSpace: 'nowrap' }}>
          {row.lastEventAt
            ? t('table.ago', {
                age: formatAge(secondsSince(row.lastEventAt, now), t),
              })
            : DASH}
        </span>
      ),
    },
  ];
}
