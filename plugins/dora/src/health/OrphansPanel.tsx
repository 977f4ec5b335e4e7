import { useState } from 'react';
import {
  DataHealth,
  OrphanService,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Ago } from '../components/Ago';
import { Panel } from '../components/Panel';
import { TextButton } from '../components/TextButton';
import { DASH } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { Column, SortableTable } from '../table/SortableTable';
import { useSort } from '../table/useSort';
import { Translate } from '../translation';
import { About } from './About';
import { EraseServiceDialog } from './EraseServiceDialog';
import { Outcome } from './Outcome';
import { TwoLines } from './TwoLines';
import { useSaid } from './useSaid';

/** Services that have numbers but stand in the catalog no more; nothing while there are none. */
export function OrphansPanel(props: {
  data: DataHealth;
  onChange: () => void;
}) {
  const { data, onChange } = props;
  const { t } = useFormat();
  const [sort, setSort] = useSort('orphans');
  const [erased, setErased] = useState<string>();
  const [said, say] = useSaid();
  const some = data.orphans.length > 0;
  if (!some && !said) {
    return null;
  }
  const title = t('health.orphans.title');
  return (
    <Panel title={title}>
      {some && (
        <>
          <About>{t('health.orphans.about')}</About>
          <SortableTable
            title={title}
            idOf={({ entityRef }) => entityRef}
            columns={columnsOf(data.manageable ? setErased : undefined, t)}
            rows={data.orphans}
            sort={sort}
            onSort={setSort}
            minWidth={520}
          />
        </>
      )}
      <Outcome said={said} />
      {erased && (
        <EraseServiceDialog
          entityRef={erased}
          onDone={words => {
            say(words);
            setErased(undefined);
            onChange();
          }}
          onClose={() => setErased(undefined)}
        />
      )}
    </Panel>
  );
}

function columnsOf(
  onErase: ((entityRef: string) => void) | undefined,
  t: Translate,
): Column<OrphanService>[] {
  const columns: Column<OrphanService>[] = [
    {
      id: 'service',
      title: t('health.orphans.service'),
      keyOf: ({ title }) => title,
      cell: ({ title, entityRef }) => (
        <TwoLines name={title} aside={entityRef} />
      ),
    },
    {
      id: 'removed',
      title: t('health.orphans.removed'),
      largestFirst: true,
      keyOf: ({ removedAt }) => removedAt,
      cell: ({ removedAt }) => <Ago at={removedAt} />,
    },
    {
      id: 'last_event',
      title: t('health.orphans.lastEvent'),
      largestFirst: true,
      keyOf: ({ lastEventAt }) => lastEventAt,
      cell: ({ lastEventAt: at }) => (at ? <Ago at={at} /> : DASH),
    },
  ];
  if (onErase) {
    columns.push({
      id: 'actions',
      title: t('health.actions'),
      cell: ({ title, entityRef }) => (
        <TextButton
          aria-label={t('health.orphans.eraseName', { name: title })}
          onClick={() => onErase(entityRef)}
        >
          {t('health.orphans.erase')}
        </TextButton>
      ),
    });
  }
  return columns;
}
