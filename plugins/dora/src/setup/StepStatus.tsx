import { makeStyles } from '@material-ui/core/styles';
import { RiCheckLine } from '@remixicon/react';
import { SetupStep } from '@dora-metrics/backstage-plugin-dora-common';
import { tonesOf } from '../charts/tones';
import { useNow } from '../components/useNow';
import { formatAge } from '../format/duration';
import { secondsSince } from '../format/missing';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';

const SECOND = 1000;

const useStyles = makeStyles(
  theme => {
    const { good, subtle } = tonesOf(theme);
    return {
      status: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        fontSize: 13,
        lineHeight: '20px',
        fontVariantNumeric: 'tabular-nums',
      },
      waiting: { color: subtle },
      received: { color: good, fontWeight: 600 },
    };
  },
  { name: 'DoraStepStatus' },
);

/** Whether the first event of a step has arrived, and when the last one did. */
export function StepStatus({ step }: { step: SetupStep }) {
  const classes = useStyles();
  const { t } = useFormat();
  const now = useNow(SECOND);
  if (step.state === 'waiting') {
    return (
      <span className={`${classes.status} ${classes.waiting}`}>
        {step.id === 'targets' ? t('setup.waitingTarget') : t('setup.waiting')}
      </span>
    );
  }
  return (
    <span className={`${classes.status} ${classes.received}`}>
      {describe(step, now, t)}
      <RiCheckLine size={16} aria-hidden />
    </span>
  );
}

function describe(step: SetupStep, now: number, t: Translate): string {
  if (step.lastReceivedAt === null) {
    return t('setup.receivedBefore');
  }
  const age = formatAge(secondsSince(step.lastReceivedAt, now), t);
  return step.sourceId === null
    ? t('setup.targetSet', { age })
    : t('setup.received', { age, source: step.sourceId });
}
