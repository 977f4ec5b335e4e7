import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import {
  DELIVERY_STATES,
  SourceHealth,
} from '@dora-metrics/backstage-plugin-dora-common';
import { SelectField } from '../components/SelectField';
import { useFormat } from '../format/useFormat';
import { HealthViewState, InboxState } from './useHealthView';

/** No source can have this name. */
const EVERY_SOURCE = '*';

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 },
    chip: { maxWidth: 320, fontFamily: 'inherit' },
  },
  { name: 'DoraInboxFilters' },
);

/** Which deliveries are listed: by state, source, and the name they use. */
export function InboxFilters(props: {
  view: HealthViewState;
  sources: SourceHealth[];
}) {
  const { view: state, sources } = props;
  const { view, setView } = state;
  const classes = useStyles();
  const { t } = useFormat();
  const known = new Set(sources.map(({ id }) => id));
  if (view.source) {
    known.add(view.source);
  }
  return (
    <div className={classes.root}>
      {view.subject && (
        <Chip
          size="small"
          className={classes.chip}
          label={t('health.inbox.about', { name: view.subject })}
          title={t('health.inbox.everyName')}
          onDelete={() => setView({ subject: undefined })}
        />
      )}
      <SelectField<InboxState>
        id="dora-inbox-state"
        label={t('health.inbox.state')}
        value={view.state}
        options={[
          { value: 'problems', label: t('health.inbox.problems') },
          { value: 'all', label: t('health.inbox.all') },
          ...DELIVERY_STATES.map(value => ({
            value,
            label: t(`health.state.${value}`),
          })),
        ]}
        onChange={value => setView({ state: value })}
      />
      <SelectField
        id="dora-inbox-source"
        label={t('health.inbox.source')}
        value={view.source ?? EVERY_SOURCE}
        options={[
          { value: EVERY_SOURCE, label: t('health.inbox.allSources') },
          ...[...known].map(id => ({ value: id, label: id })),
        ]}
        onChange={source =>
          setView({ source: source === EVERY_SOURCE ? undefined : source })
        }
      />
    </div>
  );
}
