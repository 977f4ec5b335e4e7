import { Announcement } from '../components/Announcement';
import { rangeLabel } from '../components/RangeFields';
import { Filters } from '../filters/filters';
import { MetricsReport } from '../format/report';
import { useFormat } from '../format/useFormat';

/** Tells screen readers what is shown when the filters have changed it. */
export function ReportAnnouncement(props: {
  /** The report that answers the filters; none while it is on its way. */
  report?: MetricsReport & { environment: string };
  filters: Filters;
}) {
  const { report, filters } = props;
  const { t } = useFormat();
  const text =
    report &&
    t('filter.changed', {
      range: rangeLabel(filters.range, t),
      environment: report.environment,
      deployments: t('count.deployments', {
        count: report.metrics.deployment_frequency.n,
      }),
    });
  return <Announcement text={text} />;
}
