import { FrequencyFigure } from '../charts/FrequencyFigure';
import { MetricPanel, PanelProps } from '../metrics/MetricPanel';
import { ServiceReports } from './useServiceReports';

/** How often the service is deployed. */
export function FrequencyPanel(
  props: PanelProps & { reports: ServiceReports },
) {
  const { reports, selected } = props;
  return (
    <MetricPanel
      metric="deployment_frequency"
      report={reports.metrics}
      more={reports.series}
      height={280}
      selected={selected}
    >
      {(_, series) =>
        series && <FrequencyFigure series={series} height={240} />
      }
    </MetricPanel>
  );
}
