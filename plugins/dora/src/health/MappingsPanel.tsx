import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DataHealth,
  SubjectMapping,
} from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { Ago } from '../components/Ago';
import { Panel } from '../components/Panel';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { Column, SortableTable } from '../table/SortableTable';
import { useSort } from '../table/useSort';
import { Translate } from '../translation';
import { Outcome } from './Outcome';
import { SubjectName } from './SubjectName';
import { useSaid } from './useSaid';

/** Which names people have mapped to services; nothing while there are none. */
export function MappingsPanel(props: {
  data: DataHealth;
  onChange: () => void;
}) {
  const { data, onChange } = props;
  const { t } = useFormat();
  const api = useApi(doraApiRef);
  const [sort, setSort] = useSort('mappings');
  const [said, say] = useSaid();
  const { busy, error, run } = useAction<string>(words => {
    say(words);
    onChange();
  });
  const unmap = ({ subject, name, entityRef }: SubjectMapping) =>
    run(async () => {
      await api.unmapSubject(subject, entityRef);
      return t('health.mappings.done', { name, service: entityRef });
    });
  const some = data.mappings.length > 0;
  if (!some && !said) {
    return null;
  }
  return (
    <Panel title={t('health.mappings.title')}>
      {some && (
        <SortableTable
          title={t('health.mappings.title')}
          idOf={({ subject, entityRef }) => `${subject} ${entityRef}`}
          columns={columnsOf(data.manageable ? unmap : undefined, busy, t)}
          rows={data.mappings}
          sort={sort}
          onSort={setSort}
          minWidth={440}
        />
      )}
      <Outcome
        said={said}
        failed={{ text: t('health.mappings.failed'), error: error }}
      />
    </Panel>
  );
}

function columnsOf(
  onUnmap: ((mapping: SubjectMapping) => void) | undefined,
  busy: boolean,
  t: Translate,
): Column<SubjectMapping>[] {
  const columns: Column<SubjectMapping>[] = [
    {
      id: 'name',
      title: t('health.mappings.name'),
      keyOf: ({ name }) => name,
      cell: mapping => <SubjectName {...mapping} />,
    },
    {
      id: 'service',
      title: t('health.mappings.service'),
      keyOf: ({ entityRef }) => entityRef,
      cell: ({ entityRef }) => <EntityRefLink entityRef={entityRef} />,
    },
    {
      id: 'since',
      title: t('health.mappings.since'),
      largestFirst: true,
      keyOf: ({ mappedAt }) => mappedAt,
      cell: ({ mappedAt }) => <Ago at={mappedAt} />,
    },
  ];
  if (onUnmap) {
    columns.push({
      id: 'actions',
      title: t('health.actions'),
      cell: mapping => (
        <TextButton
          disabled={busy}
          aria-label={t('health.mappings.unmapName', {
            name: mapping.name,
            service: mapping.entityRef,
          })}
          onClick={() => onUnmap(mapping)}
        >
          {t('health.mappings.unmap')}
        </TextButton>
      ),
    });
  }
  return columns;
}
