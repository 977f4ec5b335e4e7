import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  Intervention,
  Interventions,
} from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { LoadedPanel } from '../components/LoadedPanel';
import { TextButton } from '../components/TextButton';
import { useFormat } from '../format/useFormat';
import { AddDialog } from './AddDialog';
import { InterventionItem } from './InterventionItem';
import { RemoveDialog } from './RemoveDialog';
import { useInterventions } from './useInterventions';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 24,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    none: { margin: 0, color: tonesOf(theme).subtle, fontSize: 14 },
  }),
  { name: 'DoraInterventionsPanel' },
);

/** What a service or team has changed about how it works, and what came after. */
export function InterventionsPanel(props: {
  entity: CompoundEntityRef;
  revision: number;
  /** Called when charts that mark them are out of date. */
  onChange?: () => void;
}) {
  const { entity, revision, onChange } = props;
  const { t } = useFormat();
  const interventions = useInterventions(entity, revision, onChange);
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<Intervention>();
  return (
    <LoadedPanel
      title={t('interventions.title')}
      loaded={interventions}
      errorText={t('interventions.failed')}
      height={62}
      actions={
        interventions.data?.editable && (
          <TextButton color="primary" onClick={() => setAdding(true)}>
            {t('interventions.add')}
          </TextButton>
        )
      }
      note={({ environment, items }) =>
        items.length > 0 && t('interventions.note', { environment })
      }
    >
      {loaded => (
        <>
          <InterventionList interventions={loaded} onRemove={setRemoved} />
          {adding && (
            <AddDialog
              onAdd={interventions.add}
              onClose={() => setAdding(false)}
            />
          )}
          {removed && (
            <RemoveDialog
              intervention={removed}
              onRemove={() => interventions.remove(removed.id)}
              onClose={() => setRemoved(undefined)}
            />
          )}
        </>
      )}
    </LoadedPanel>
  );
}

function InterventionList(props: {
  interventions: Interventions;
  onRemove: (intervention: Intervention) => void;
}) {
  const { interventions, onRemove } = props;
  const { items, editable } = interventions;
  const classes = useStyles();
  const { t } = useFormat();
  if (items.length === 0) {
    return <p className={classes.none}>{t('interventions.none')}</p>;
  }
  return (
    <ul className={classes.list}>
      {items.map(item => (
        <InterventionItem
          key={item.id}
          intervention={item}
          onRemove={editable ? () => onRemove(item) : undefined}
        />
      ))}
    </ul>
  );
}
