import { RiShieldCrossLine } from '@remixicon/react';
import { Link } from '@backstage/core-components';
import { SourceHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { Ago } from '../components/Ago';
import { Hint } from '../components/Hint';
import { IconChip } from '../components/IconChip';
import { useTableStyles } from '../components/tableStyles';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { formatNumber } from '../format/number';
import { useFormat } from '../format/useFormat';
import { Column, SortableTable } from '../table/SortableTable';
import { useSort } from '../table/useSort';
import { Translate } from '../translation';
import { HealthViewState } from './useHealthView';

/** One row per source. */
export function SourcesTable(props: {
  sources: SourceHealth[];
  linkTo: HealthViewState['linkTo'];
}) {
  const { sources, linkTo } = props;
  const { t } = useFormat();
  const [sort, setSort] = useSort('sources');
  return (
    <SortableTable
      title={t('health.sources.title')}
      idOf={source => source.id}
      columns={columnsOf(linkTo, t)}
      rows={sources}
      sort={sort}
      onSort={setSort}
      minWidth={760}
    />
  );
}

function columnsOf(
  linkTo: HealthViewState['linkTo'],
  t: Translate,
): Column<SourceHealth>[] {
  return [
    {
      id: 'source',
      title: t('health.sources.source'),
      keyOf: ({ id }) => id,
      cell: source => <Name source={source} />,
    },
    {
      id: 'authentication',
      title: t('health.sources.authentication'),
      keyOf: ({ authentication }) => authentication,
      cell: source => <Authentication scheme={source.authentication} />,
    },
    {
      id: 'last_event',
      title: t('health.sources.lastEvent'),
      largestFirst: true,
      keyOf: ({ lastReceivedAt }) => lastReceivedAt,
      cell: ({ lastReceivedAt }) =>
        lastReceivedAt ? <Ago at={lastReceivedAt} /> : t('health.never'),
    },
    countColumn('received', ({ received }) => received, t),
    countColumn('rejected', ({ rejected }) => rejected, t),
    {
      ...countColumn('problems', problemsOf, t),
      cell: source => <Problems source={source} linkTo={linkTo} />,
    },
    {
      id: 'lag',
      title: t('health.sources.lag'),
      largestFirst: true,
      keyOf: ({ medianLagSeconds }) => medianLagSeconds,
      cell: ({ medianLagSeconds: lag }) =>
        lag === null ? DASH : formatLag(lag, t),
    },
  ];
}

function countColumn(
  id: 'received' | 'rejected' | 'problems',
  countOf: (source: SourceHealth) => number,
  t: Translate,
): Column<SourceHealth> {
  return {
    id,
    title: t(`health.sources.${id}`),
    largestFirst: true,
    keyOf: countOf,
    cell: source => formatNumber(countOf(source), t('locale')),
  };
}

function problemsOf(source: SourceHealth): number {
  return source.unparseable + source.implausible + source.failed;
}

/** A lag below ten seconds needs its decimals. */
function formatLag(seconds: number, t: Translate): string {
  return seconds < 10
    ? t('unit.seconds', { value: formatNumber(seconds, t('locale')) })
    : formatDuration(seconds, t);
}

function Name({ source }: { source: SourceHealth }) {
  const classes = useTableStyles();
  return (
    <>
      {source.id}
      {source.kind !== source.id && (
        <span className={classes.subtle}> {source.kind}</span>
      )}
    </>
  );
}

const SCHEMES = [
  'hmac-sha256',
  'bearer',
  'basic',
  'token',
  'query',
  'standard-webhooks',
  'gitlab',
  'pagerduty',
  'custom',
  'events',
] as const;

function Authentication({ scheme }: { scheme: string }) {
  const { t } = useFormat();
  if (scheme === 'none') {
    return (
      <IconChip
        icon={RiShieldCrossLine}
        tone="warning"
        hint={t('health.sources.unsignedHint')}
      >
        {t('health.sources.unsigned')}
      </IconChip>
    );
  }
  const known = SCHEMES.find(one => one === scheme);
  return <span>{known ? t(`health.sources.scheme.${known}`) : scheme}</span>;
}

/** How many deliveries need a look, which is where the number leads. */
function Problems(props: {
  source: SourceHealth;
  linkTo: HealthViewState['linkTo'];
}) {
  const { source, linkTo } = props;
  const { t } = useFormat();
  const { id, unparseable, implausible, failed } = source;
  const count = problemsOf(source);
  if (count === 0) {
    return <span>0</span>;
  }
  return (
    <Hint
      title={t('health.sources.problemParts', {
        unparseable: String(unparseable),
        implausible: String(implausible),
        failed: String(failed),
      })}
    >
      <Link to={linkTo({ state: 'problems', source: id })}>
        {formatNumber(count, t('locale'))}
      </Link>
    </Hint>
  );
}
