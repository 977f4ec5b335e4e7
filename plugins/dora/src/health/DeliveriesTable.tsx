import { makeStyles } from '@material-ui/core/styles';
import {
  DeliveryPage,
  DeliverySummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useTableStyles } from '../components/tableStyles';
import { formatExact, viewerZone } from '../format/date';
import { useFormat } from '../format/useFormat';
import { RowCheckbox } from './RowCheckbox';
import { StateChip } from './StateChip';

const useStyles = makeStyles(
  theme => ({
    // Rather sideways than squeezed.
    wide: { minWidth: 760 },
    stale: { opacity: 0.6 },
    row: {
      cursor: 'pointer',
      '&:hover, &:focus-within': {
        backgroundColor: theme.palette.action.hover,
      },
    },
    open: {
      padding: 0,
      border: 0,
      background: 'none',
      color: theme.palette.primary.main,
      font: 'inherit',
      fontVariantNumeric: 'tabular-nums',
      cursor: 'pointer',
    },
    cause: { minWidth: 200, overflowWrap: 'anywhere' },
    check: { width: 36 },
  }),
  { name: 'DoraDeliveriesTable' },
);

/** What a person may do with the rows. */
export interface RowActions {
  selected: ReadonlySet<string>;
  onSelect: (ids: string[], selected: boolean) => void;
  onOpen: (id: string) => void;
}

/** Deliveries, the newest first; for those who may manage, a row opens its body. */
export function DeliveriesTable(props: {
  page: DeliveryPage;
  /** Whether the rows answer an earlier question. */
  stale: boolean;
  actions?: RowActions;
}) {
  const { page, stale, actions } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const { t } = useFormat();
  const ids = page.items.map(({ id }) => id);
  const chosen = ids.filter(id => actions?.selected.has(id)).length;
  return (
    <div
      role="group"
      aria-label={t('health.inbox.title')}
      // It may scroll, which must be possible without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={table.scroll}
    >
      <table
        className={`${table.table} ${classes.wide} ${
          stale ? classes.stale : ''
        }`}
        aria-label={t('health.inbox.title')}
        aria-busy={stale}
      >
        <thead>
          <tr>
            {actions && (
              <td className={classes.check}>
                <RowCheckbox
                  label={t('health.inbox.selectAll')}
                  checked={chosen === ids.length}
                  indeterminate={chosen > 0 && chosen < ids.length}
                  onChange={selected => actions.onSelect(ids, selected)}
                />
              </td>
            )}
            <th scope="col">{t('health.inbox.received')}</th>
            <th scope="col">{t('health.inbox.source')}</th>
            <th scope="col">{t('health.inbox.event')}</th>
            <th scope="col">{t('health.inbox.state')}</th>
            <th scope="col">{t('health.inbox.cause')}</th>
          </tr>
        </thead>
        <tbody>
          {page.items.map(item => (
            <Row key={item.id} item={item} actions={actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { item: DeliverySummary; actions?: RowActions }) {
  const { item, actions } = props;
  const { id, sourceId, event, state, note } = item;
  const classes = useStyles();
  const table = useTableStyles();
  const { t, place } = useFormat(viewerZone());
  const time = formatExact(item.receivedAt, place);
  const names = { time, source: sourceId };
  return (
    <tr
      className={actions ? classes.row : undefined}
      onClick={actions && (() => actions.onOpen(id))}
    >
      {actions && (
        <td className={classes.check}>
          <RowCheckbox
            label={t('health.inbox.select', names)}
            checked={actions.selected.has(id)}
            onChange={selected => actions.onSelect([id], selected)}
          />
        </td>
      )}
      <td className={table.nowrap}>
        {actions ? (
          // The row is for the mouse; the button is its twin for the keyboard.
          <button
            type="button"
            className={classes.open}
            aria-label={t('health.inbox.open', names)}
          >
            {time}
          </button>
        ) : (
          time
        )}
      </td>
      <td className={table.nowrap}>{sourceId}</td>
      <td className={table.nowrap}>
        {event ?? (
          <span className={table.subtle}>{t('health.inbox.noEvent')}</span>
        )}
      </td>
      <td>
        <StateChip state={state} />
      </td>
      <td className={classes.cause}>
        {note ?? t(`health.stateHint.${state}`)}
      </td>
    </tr>
  );
}
