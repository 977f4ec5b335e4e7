import {
  ServiceSetup,
  SetupArrival,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Notice } from '../components/Notice';
import { useNow } from '../components/useNow';
import { formatAge } from '../format/duration';
import { secondsSince } from '../format/missing';
import { useFormat } from '../format/useFormat';
import { healthRouteRef } from '../routes';
import { Translate } from '../translation';
import { SentStep } from './senders';

const SECOND = 1000;

/** Why a source that sends does not tick the step, for those who may know. */
export function ArrivalHints(props: {
  step: SentStep;
  sourceId: string;
  setup: ServiceSetup;
}) {
  const { step, sourceId, setup } = props;
  const { t } = useFormat();
  const now = useNow(SECOND);
  const health = useRouteRef(healthRouteRef);
  const isDone = setup.steps.some(
    ({ id, state }) => id === step && state === 'received',
  );
  const arrival = setup.arrivals?.find(one => one.sourceId === sourceId);
  if (isDone || !arrival) {
    return null;
  }
  const text = describe(arrival, step, now, t);
  const rejected =
    arrival.rejected > 0
      ? t('setup.arrival.rejected', {
          count: arrival.rejected,
          source: sourceId,
        })
      : undefined;
  if (!text && !rejected) {
    return null;
  }
  const isWrong = rejected !== undefined || !isHopeful(arrival);
  return (
    <Notice
      kind={isWrong ? 'warning' : 'info'}
      action={<Link to={health()}>{t('health.title')}</Link>}
    >
      {text && <div>{text}</div>}
      {rejected && <div>{rejected}</div>}
    </Notice>
  );
}

/** Whether all is well with what arrived; it is just not what is waited for. */
function isHopeful({ state, aboutThis }: SetupArrival): boolean {
  return state === 'pending' || (state === 'done' && aboutThis);
}

function describe(
  arrival: SetupArrival,
  step: SentStep,
  now: number,
  t: Translate,
): string | undefined {
  const { sourceId: source, lastReceivedAt, state, note, names } = arrival;
  if (lastReceivedAt === null) {
    return undefined;
  }
  const age = formatAge(secondsSince(lastReceivedAt, now), t);
  if (state === 'pending') {
    return t('setup.arrival.pending', { source, age });
  }
  if (state !== 'done') {
    const why = note ?? t(`health.state.${state ?? 'failed'}`);
    return t('setup.arrival.useless', { source, age, note: why });
  }
  if (arrival.aboutThis) {
    return t('setup.arrival.other', {
      source,
      age,
      step: t(`setup.stepInSentence.${step}`),
    });
  }
  return names.length > 0
    ? t('setup.arrival.elsewhere', {
        source,
        age,
        names: names.map(({ name }) => name).join(', '),
      })
    : t('setup.arrival.nobody', { source, age });
}
