import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Restatement } from '@dora-metrics/backstage-plugin-dora-common';
import { Ago } from '../components/Ago';
import { formatCalendarMonth } from '../format/date';
import { useFormat } from '../format/useFormat';
import { Column, SortableTable } from '../table/SortableTable';
import { Translate } from '../translation';
import { formatFigure } from './formatFigure';

const WIDTH = 640;

/** Figures that have moved, each from what to what and why. */
export function RestatementsTable(props: {
  items: Restatement[];
  /** Whether they are of several services. */
  namesServices: boolean;
}) {
  const { items, namesServices } = props;
  const { t } = useFormat();
  const [month, ...others] = columnsOf(t);
  return (
    <SortableTable
      title={t('restatements.title')}
      idOf={({ id }) => id}
      columns={[month, ...(namesServices ? [serviceColumn(t)] : []), ...others]}
      rows={items}
      sort={undefined}
      onSort={() => {}}
      minWidth={WIDTH}
    />
  );
}

function serviceColumn(t: Translate): Column<Restatement> {
  return {
    id: 'service',
    title: t('restatements.service'),
    cell: ({ entityRef }) => <EntityRefLink entityRef={entityRef} />,
  };
}

function columnsOf(t: Translate): Column<Restatement>[] {
  return [
    {
      id: 'month',
      title: t('restatements.month'),
      cell: ({ period }) => formatCalendarMonth(`${period}-01`, t('locale')),
    },
    {
      id: 'metric',
      title: t('restatements.metric'),
      cell: ({ metric }) => t(`metric.${metric}`),
    },
    {
      id: 'change',
      title: t('restatements.change'),
      cell: item =>
        t('restatements.fromTo', {
          from: formatFigure(item, item.from, t),
          to: formatFigure(item, item.to, t),
        }),
    },
    {
      id: 'why',
      title: t('restatements.why'),
      cell: ({ causes }) =>
        causes.map(cause => t(`restatements.cause.${cause}`)).join(', '),
    },
    {
      id: 'when',
      title: t('restatements.when'),
      cell: ({ at }) => <Ago at={at} />,
    },
  ];
}
