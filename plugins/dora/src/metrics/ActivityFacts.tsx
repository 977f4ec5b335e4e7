import { DEPLOYMENT_KINDS } from '@dora-metrics/backstage-plugin-dora-common';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { formatDuration } from '../format/duration';
import { DASH } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { Fact } from './Fact';

const FREQUENCY = 'deployment_frequency';
const RESTORE = 'time_to_restore';
const LEFT_OUT = ['reopened', 'duplicates', 'negative'] as const;

/** What was deployed, on how many days, and how long apart. */
export function ActivityFacts({ report }: { report: MetricsReport }) {
  const { t } = useFormat();
  const { kinds, medianInterval, activeDays } = report.metrics[FREQUENCY];
  const isUnmeasured =
    medianInterval === null && report.percentiles.method === 'sketch';
  const found = DEPLOYMENT_KINDS.filter(kind => kinds[kind] > 0);
  return (
    <>
      <Fact
        name={t('explain.more.kinds')}
        value={
          found.length === 0
            ? DASH
            : found.map((kind, index) => (
                <span key={kind} style={{ whiteSpace: 'nowrap' }}>
                  <ExplainedNumber
                    metric={FREQUENCY}
                    text={`${t(`kind.${kind}`)} ${kinds[kind]}`}
                  />
                  {index < found.length - 1 && ', '}
                </span>
              ))
        }
      />
      <Fact
        name={t('explain.more.interval')}
        value={
          <ExplainedNumber
            metric={FREQUENCY}
            text={
              medianInterval === null ? DASH : formatDuration(medianInterval, t)
            }
          />
        }
        more={isUnmeasured && t('percentiles.noInterval')}
      />
      <Fact
        name={t('explain.more.activeDays')}
        value={
          <ExplainedNumber
            metric={FREQUENCY}
            text={t('count.days', { count: activeDays })}
          />
        }
      />
    </>
  );
}

/** Incidents that were treated otherwise than most; nothing where there are none. */
export function IncidentFacts({ report }: { report: MetricsReport }) {
  const { t } = useFormat();
  const restore = report.metrics[RESTORE];
  const found = LEFT_OUT.filter(name => restore[name] > 0);
  if (found.length === 0) {
    return null;
  }
  return (
    <Fact
      name={t('explain.more.incidents')}
      value={found.map(name => (
        <div key={name}>
          <ExplainedNumber
            metric={RESTORE}
            text={t(`explain.more.${name}`, { count: restore[name] })}
          />
        </div>
      ))}
    />
  );
}
