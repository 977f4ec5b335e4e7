import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  UNMATCHED_LIMITS,
  UnmatchedSubject,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Ago } from '../components/Ago';
import { TextButton } from '../components/TextButton';
import { DASH } from '../format/metric';
import { formatNumber } from '../format/number';
import { useFormat } from '../format/useFormat';
import { Column, SortableTable } from '../table/SortableTable';
import { useSort } from '../table/useSort';
import { Translate } from '../translation';
import { SubjectName } from './SubjectName';
import { HealthViewState } from './useHealthView';

const useStyles = makeStyles(
  { actions: { display: 'flex', gap: 8, whiteSpace: 'nowrap' } },
  { name: 'DoraUnmatchedTable' },
);

/** What a person may do about a name. */
export interface UnmatchedActions {
  onMap: (subject: UnmatchedSubject) => void;
  onIgnore: (subject: UnmatchedSubject) => void;
  onRestore: (subject: UnmatchedSubject) => void;
}

/** One row per name, with what can be done about it unless nobody may. */
export function UnmatchedTable(props: {
  subjects: UnmatchedSubject[];
  linkTo: HealthViewState['linkTo'];
  actions?: UnmatchedActions;
}) {
  const { subjects, linkTo, actions } = props;
  const { t } = useFormat();
  const [sort, setSort] = useSort('unmatched');
  return (
    <SortableTable
      title={t('health.unmatched.title')}
      idOf={({ subject }) => subject}
      columns={columnsOf(linkTo, actions, t)}
      rows={subjects}
      sort={sort}
      onSort={setSort}
      minWidth={720}
    />
  );
}

function columnsOf(
  linkTo: HealthViewState['linkTo'],
  actions: UnmatchedActions | undefined,
  t: Translate,
): Column<UnmatchedSubject>[] {
  const columns: Column<UnmatchedSubject>[] = [
    {
      id: 'name',
      title: t('health.unmatched.name'),
      keyOf: ({ name }) => name,
      cell: subject => <SubjectName {...subject} />,
    },
    {
      id: 'sources',
      title: t('health.unmatched.sources'),
      keyOf: ({ sourceIds }) => sourceIds.join(', '),
      cell: ({ sourceIds }) => sourceIds.join(', '),
    },
    {
      id: 'deliveries',
      title: t('health.unmatched.deliveries'),
      largestFirst: true,
      keyOf: ({ deliveries }) => deliveries,
      cell: ({ subject, deliveries }) => (
        <Link to={linkTo({ state: 'all', source: undefined, subject })}>
          {formatNumber(deliveries, t('locale'))}
          {deliveries >= UNMATCHED_LIMITS.deliveries && '+'}
        </Link>
      ),
    },
    {
      id: 'first',
      title: t('health.unmatched.first'),
      keyOf: ({ firstReceivedAt }) => firstReceivedAt,
      cell: ({ firstReceivedAt: at }) => (at ? <Ago at={at} /> : DASH),
    },
    {
      id: 'last',
      title: t('health.unmatched.last'),
      largestFirst: true,
      keyOf: ({ lastReceivedAt }) => lastReceivedAt,
      cell: ({ lastReceivedAt: at }) => (at ? <Ago at={at} /> : DASH),
    },
  ];
  if (actions) {
    columns.push({
      id: 'actions',
      title: t('health.actions'),
      cell: subject => <Actions subject={subject} actions={actions} />,
    });
  }
  return columns;
}

function Actions(props: {
  subject: UnmatchedSubject;
  actions: UnmatchedActions;
}) {
  const { subject, actions } = props;
  const { name, ignoredReason } = subject;
  const classes = useStyles();
  const { t } = useFormat();
  if (ignoredReason !== null) {
    return (
      <TextButton
        color="primary"
        aria-label={t('health.unmatched.restoreName', { name })}
        onClick={() => actions.onRestore(subject)}
      >
        {t('health.unmatched.restore')}
      </TextButton>
    );
  }
  return (
    <div className={classes.actions}>
      <TextButton
        color="primary"
        aria-label={t('health.unmatched.mapName', { name })}
        onClick={() => actions.onMap(subject)}
      >
        {t('health.unmatched.map')}
      </TextButton>
      <TextButton
        aria-label={t('health.unmatched.ignoreName', { name })}
        onClick={() => actions.onIgnore(subject)}
      >
        {t('health.unmatched.ignore')}
      </TextButton>
    </div>
  );
}
