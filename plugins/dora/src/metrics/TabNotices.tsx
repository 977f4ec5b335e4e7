import { ReactNode } from 'react';
import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { Notice } from '../components/Notice';
import { ProgressNotice } from '../components/ProgressNotice';
import { staleDays } from '../components/Freshness';
import { useNow } from '../components/useNow';
import { daysOf, Filters } from '../filters/filters';
import { formatDay, formatDays } from '../format/date';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';
import { TextButton } from '../components/TextButton';

/** Only a service knows its last deployment. */
type NoticedReport = MetricsReport & {
  environment: string;
  lastEventAt: string | null;
  lastDeploymentAt?: string | null;
};

/** What the reader must know before the numbers. */
export function TabNotices(props: {
  status?: DoraStatus;
  report?: NoticedReport;
  filters: Filters;
  /** Where to see why no events come. */
  sources?: ReactNode;
  onChange: (filters: Filters) => void;
}) {
  const { status, report, filters, sources, onChange } = props;
  const { t } = useFormat();
  const now = useNow();
  const stale = report && staleDays(report.lastEventAt, now);
  return (
    <>
      <ProgressNotice status={status} />
      {stale !== undefined && (
        <Notice kind="warning" action={sources}>
          {t('freshness.stale', { count: stale })}
        </Notice>
      )}
      {report && hasNoDeployments(report) && (
        <NoDeployments report={report} filters={filters} onChange={onChange} />
      )}
    </>
  );
}

function hasNoDeployments({ metrics }: NoticedReport): boolean {
  const { n, failedAttempts } = metrics.deployment_frequency;
  return n === 0 && failedAttempts === 0;
}

function NoDeployments(props: {
  report: NoticedReport;
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { report, filters, onChange } = props;
  const { t, place } = useFormat(report.timeZone);
  const { environment, lastDeploymentAt } = report;
  const range = formatDays(report.window, place);
  const text = lastDeploymentAt
    ? t('empty.noDeploymentsLast', {
        environment,
        range,
        last: formatDay(lastDeploymentAt, place),
      })
    : t('empty.noDeployments', { environment, range });
  const days = daysOf(filters.range);
  const action = days !== undefined && days < 90 && (
    <TextButton
      color="inherit"
      variant="outlined"
      onClick={() => onChange({ ...filters, range: '90d' })}
    >
      {t('empty.show90')}
    </TextButton>
  );
  return <Notice action={action}>{text}</Notice>;
}
