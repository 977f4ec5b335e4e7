import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { Operation } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { useAction } from '../api/useAction';
import { tonesOf } from '../charts/tones';
import { ActionError } from '../components/ActionError';
import { TextButton } from '../components/TextButton';
import { useNow } from '../components/useNow';
import { formatAge } from '../format/duration';
import { secondsSince } from '../format/missing';
import { formatNumber } from '../format/number';
import { useFormat } from '../format/useFormat';

const PRECISION = 5000;

/** Older ones are history. */
const MOST_ENDED = 5;

const useStyles = makeStyles(
  theme => {
    const { bad, subtle } = tonesOf(theme);
    return {
      heading: { margin: '16px 0 8px', fontSize: 14, fontWeight: 600 },
      list: {
        display: 'grid',
        gap: 12,
        margin: 0,
        padding: 0,
        listStyle: 'none',
        fontSize: 14,
        lineHeight: '20px',
      },
      line: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '4px 12px',
        minHeight: 30,
        fontVariantNumeric: 'tabular-nums',
      },
      subtle: { color: subtle },
      cancel: { marginLeft: 'auto' },
      error: { margin: 0, color: bad, fontSize: 13, overflowWrap: 'anywhere' },
    };
  },
  { name: 'DoraOperations' },
);

/** What was started, how far it is, and how it ended. */
export function Operations(props: {
  operations: Operation[];
  onDone: (said: string) => void;
}) {
  const { operations, onDone } = props;
  const classes = useStyles();
  const { t } = useFormat();
  if (operations.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('health.operation.title')}>
      <h4 className={classes.heading}>{t('health.operation.title')}</h4>
      <ul className={classes.list}>
        {latest(operations).map(operation => (
          <Entry key={operation.id} operation={operation} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

/** All that run, and the latest that ended. */
function latest(operations: Operation[]): Operation[] {
  const ended = operations.filter(({ state }) => state !== 'running');
  const old = new Set(ended.slice(MOST_ENDED));
  return operations.filter(operation => !old.has(operation));
}

function Entry(props: {
  operation: Operation;
  onDone: (said: string) => void;
}) {
  const { id, kind, state, startedAt, finishedAt, error } = props.operation;
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow(PRECISION);
  const api = useApi(doraApiRef);
  const cancelling = useAction(props.onDone);
  const name = t(`health.operation.kind.${kind}`);
  const age = formatAge(secondsSince(finishedAt ?? startedAt, now), t);
  const cancel = () =>
    cancelling.run(async () => {
      await api.cancelOperation(id);
      return t('health.maintenance.cancelled', { operation: name });
    });
  return (
    <li>
      <div className={classes.line}>
        <span>{name}</span>
        <span className={classes.subtle}>
          {t(`health.operation.state.${state}`, { age })}
        </span>
        {state === 'running' && (
          <>
            <Progress operation={props.operation} name={name} />
            <TextButton
              className={classes.cancel}
              disabled={cancelling.busy}
              aria-label={t('health.operation.cancelName', { operation: name })}
              onClick={cancel}
            >
              {t('health.operation.cancel')}
            </TextButton>
          </>
        )}
      </div>
      {error && <p className={classes.error}>{error}</p>}
      {cancelling.error && (
        <ActionError
          text={t('health.maintenance.cancelFailed')}
          error={cancelling.error}
        />
      )}
    </li>
  );
}

/** A bar with its numbers; without them while the whole is not counted yet. */
function Progress(props: { operation: Operation; name: string }) {
  const { operation, name } = props;
  const { t } = useFormat();
  const { done, total } = operation;
  const counted = total > 0;
  return (
    <>
      <LinearProgress
        aria-label={name}
        variant={counted ? 'determinate' : 'indeterminate'}
        value={counted ? Math.min(100, (done / total) * 100) : undefined}
        style={{ flex: '1 1 120px', maxWidth: 320 }}
      />
      {counted && (
        <span>
          {t('health.operation.progress', {
            done: formatNumber(done, t('locale')),
            total: formatNumber(total, t('locale')),
          })}
        </span>
      )}
    </>
  );
}
