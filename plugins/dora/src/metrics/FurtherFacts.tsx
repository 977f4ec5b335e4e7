import { ReactNode } from 'react';
import {
  FurtherMetrics,
  ReworkRate,
} from '@dora-metrics/backstage-plugin-dora-common';
import { useNow } from '../components/useNow';
import { ExplainedNumber } from '../explain/ExplainedNumber';
import { missingText } from '../explain/missingText';
import { daysUntil } from '../format/date';
import { formatMetric } from '../format/metric';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { Fact } from './Fact';

interface FactProps {
  report: MetricsReport & { further: FurtherMetrics };
}

const HALF_YEAR_DAYS = 180;
const REWORK = 'deployment_rework_rate';

/** How long incidents last that a deployment has caused. */
export function RecoveryTimeFact({ report }: FactProps) {
  const { t } = useFormat();
  const recovery = report.further.failed_deployment_recovery_time;
  const { statistic, n, p95, open } = recovery;
  const more = [
    t(`statistic.${statistic}`),
    t('count.incidents', { count: n }),
    ...(p95 === null
      ? []
      : [`${t('statistic.p95')} ${formatMetric('seconds', p95, t)}`]),
    ...(open > 0 ? [t('explain.more.open', { n: String(open) })] : []),
  ];
  return (
    <FurtherFact
      metric="failed_deployment_recovery_time"
      report={report}
      more={more.join(' · ')}
    />
  );
}

/** How many deployments nobody had planned, now and over half a year. */
export function ReworkRateFact({ report }: FactProps) {
  const { t } = useFormat();
  const { rework, n, halfYear } = report.further[REWORK];
  return (
    <FurtherFact
      metric={REWORK}
      report={report}
      more={
        <>
          {t('explain.more.reworkRows', {
            rework: String(rework),
            n: String(n),
          })}
          {halfYear && halfYear.value !== null && (
            <>
              {', '}
              <HalfYear halfYear={halfYear} timeZone={report.timeZone} />
            </>
          )}
        </>
      }
    />
  );
}

/** DORA asks for half a year, which ends now whatever the page shows. */
function HalfYear(props: {
  halfYear: NonNullable<ReworkRate['halfYear']>;
  timeZone: string;
}) {
  const { halfYear, timeZone } = props;
  const { t } = useFormat();
  const now = useNow();
  return (
    <ExplainedNumber
      metric={REWORK}
      text={t('explain.more.halfYear', {
        value: formatMetric('fraction', halfYear.value, t, halfYear.n),
      })}
      of={{ days: daysUntil(now, HALF_YEAR_DAYS, timeZone) }}
    />
  );
}

/** How many commits a deployment brings. */
export function BatchSizeFact({ report }: FactProps) {
  const { t } = useFormat();
  const { n, p95 } = report.further.batch_size;
  const more = [
    `${t('statistic.median')}, ${t('count.deployments', { count: n })}`,
    ...(p95 === null
      ? []
      : [`${t('statistic.p95')} ${formatMetric('commits', p95, t)}`]),
  ];
  return (
    <FurtherFact metric="batch_size" report={report} more={more.join(' · ')} />
  );
}

/** A further metric; where it has no value, why not. */
function FurtherFact(props: {
  metric: keyof FurtherMetrics;
  report: FactProps['report'];
  more: ReactNode;
}) {
  const { metric, report, more } = props;
  const { t } = useFormat();
  const { unit, value, n, missing } = report.further[metric];
  return (
    <Fact
      name={t(`explain.metric.${metric}`)}
      value={
        <ExplainedNumber
          metric={metric}
          text={formatMetric(unit, value, t, n)}
        />
      }
      more={value === null ? missingText(missing ?? 'no_events', t) : more}
    />
  );
}
