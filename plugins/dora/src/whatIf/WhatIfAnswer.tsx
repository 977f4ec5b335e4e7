import { makeStyles } from '@material-ui/core/styles';
import {
  ServiceStages,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { LoadError } from '../components/LoadError';
import { Skeleton } from '../components/Skeleton';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { Factors } from './factors';
import { useWhatIf, WhatIfSubject } from './useWhatIf';

const LINE_HEIGHT = 22;

const useStyles = makeStyles(
  {
    root: { minHeight: LINE_HEIGHT, marginTop: 12 },
    sentence: {
      margin: 0,
      fontSize: 15,
      lineHeight: `${LINE_HEIGHT}px`,
      fontVariantNumeric: 'tabular-nums',
      transition: 'opacity 150ms',
    },
    stale: { opacity: 0.6 },
  },
  { name: 'DoraWhatIfAnswer' },
);

/** What the factors would make of lead time, in a sentence. */
export function WhatIfAnswer(props: {
  report: ServiceStages;
  reports: WhatIfSubject;
  factors: Factors;
}) {
  const { report, reports, factors } = props;
  const classes = useStyles();
  const { t } = useFormat();
  if (Object.keys(factors).length > 0) {
    return <Computed reports={reports} factors={factors} />;
  }
  return (
    <div role="status" className={classes.root}>
      <p className={classes.sentence}>
        {t('whatIf.start', { p50: duration(report.leadTimeP50, t) })}
      </p>
    </div>
  );
}

function Computed(props: { reports: WhatIfSubject; factors: Factors }) {
  const { reports, factors } = props;
  const classes = useStyles();
  const { t } = useFormat();
  const { data, error, retry, stale } = useWhatIf(reports, factors);
  if (error) {
    return (
      <LoadError text={t('whatIf.failed')} error={error} onRetry={retry} />
    );
  }
  return (
    <div
      role="status"
      aria-busy={stale || !data}
      className={`${classes.root} ${stale ? classes.stale : ''}`}
    >
      {data ? (
        <p className={classes.sentence}>{sentenceOf(data, t)}</p>
      ) : (
        <Skeleton height={LINE_HEIGHT} />
      )}
    </div>
  );
}

/** "P50 2 h → 1 h 38 min, P95 9 h → 7 h 10 min, over 57 changes, recomputed for each." */
function sentenceOf({ n, before, after }: StageWhatIf, t: Translate): string {
  const common = {
    p50Before: duration(before.p50, t),
    p50After: duration(after.p50, t),
    changes: t('count.changes', { count: n }),
  };
  if (before.p95 === null) {
    return t('whatIf.answerWithoutP95', common);
  }
  return t('whatIf.answer', {
    ...common,
    p95Before: duration(before.p95, t),
    p95After: duration(after.p95, t),
  });
}

function duration(seconds: number | null, t: Translate): string {
  return seconds === null ? DASH : formatDuration(seconds, t);
}
