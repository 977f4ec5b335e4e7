import { OrganisationMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { Loaded } from '../api/useLoaded';
import { Freshness } from '../components/Freshness';
import { LoadedPanel } from '../components/LoadedPanel';
import { PercentileNote } from '../components/PercentileNote';
import { useFormat } from '../format/useFormat';
import { SummaryLine } from './SummaryLine';
import { SummaryTable } from './SummaryTable';

/** The four metrics in a line, in a table, and in words. */
export function SummaryPanel(props: { metrics: Loaded<OrganisationMetrics> }) {
  const { t } = useFormat();
  const note = (report: OrganisationMetrics) => (
    <>
      {t('organisation.covers', {
        services: t('organisation.services', { count: report.services }),
        teams: t('organisation.teams', { count: report.teams }),
      })}
      {' · '}
      {t('organisation.pooled')} <Freshness lastEventAt={report.lastEventAt} />
      <PercentileNote reports={[report]} />
    </>
  );
  return (
    <LoadedPanel
      title={t('organisation.summary')}
      loaded={props.metrics}
      errorText={t('error.metrics')}
      height={284}
      note={note}
    >
      {report => (
        <>
          <SummaryLine report={report} />
          <SummaryTable report={report} />
        </>
      )}
    </LoadedPanel>
  );
}
