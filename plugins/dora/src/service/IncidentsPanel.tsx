import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { IncidentPage } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { EmptyText } from '../components/EmptyText';
import { LoadedPanel } from '../components/LoadedPanel';
import { ListPages } from '../components/ListPages';
import { IncidentAsked } from '../corrections/asked';
import { IncidentDialog } from '../corrections/IncidentDialog';
import { EditableCorrections } from '../corrections/useCorrections';
import { FilterState } from '../filters/useFilters';
import { useFormat } from '../format/useFormat';
import { Outcome } from '../health/Outcome';
import { useSaid } from '../health/useSaid';
import { IncidentList } from './IncidentList';
import { IncidentVerdict } from './IncidentVerdict';
import { ServiceReports } from './useServiceReports';

const PAGE_SIZE = 10;
const HEIGHT = 120;

interface PanelProps {
  reports: ServiceReports;
  state: FilterState;
  corrections: EditableCorrections;
}

/** The incidents of the service, those that count in no number too. */
export function IncidentsPanel(props: PanelProps) {
  const { reports, state, corrections } = props;
  const { t } = useFormat();
  const [asked, setAsked] = useState<IncidentAsked>();
  const [said, say] = useSaid();
  const page = useIncidents(props);
  const timeZone = reports.metrics.data?.timeZone;
  return (
    <LoadedPanel
      title={t('corrections.incidents.title')}
      loaded={page}
      errorText={t('corrections.incidents.failed')}
      height={HEIGHT}
    >
      {shown => (
        <>
          <Outcome said={said} />
          {shown.items.length === 0 ? (
            <EmptyText height={HEIGHT}>
              {t('corrections.incidents.none')}
            </EmptyText>
          ) : (
            <IncidentList
              incidents={shown.items}
              timeZone={timeZone}
              more={incident => (
                <IncidentVerdict
                  incident={incident}
                  page={stringifyEntityRef(reports.service)}
                  state={state}
                />
              )}
              onAsk={corrections.data?.editable ? setAsked : undefined}
            />
          )}
          <ListPages
            label={t('corrections.incidents.pages')}
            size={PAGE_SIZE}
            page={shown}
            onTurn={incidents => state.setView({ incidents })}
          />
          {asked && (
            <IncidentDialog
              asked={asked}
              timeZone={timeZone}
              onMake={corrections.make}
              onDone={words => {
                setAsked(undefined);
                say(words);
              }}
              onClose={() => setAsked(undefined)}
            />
          )}
        </>
      )}
    </LoadedPanel>
  );
}

function useIncidents(props: PanelProps): Loaded<IncidentPage> {
  const { reports, state, corrections } = props;
  const api = useApi(doraApiRef);
  const { range, from, to, environment } = reports.query;
  const query = {
    range,
    from,
    to,
    environment,
    cursor: state.view.incidents,
    limit: PAGE_SIZE,
  };
  return useLoaded(
    () => api.getIncidents(reports.service, query),
    JSON.stringify(query),
    reports.status.revision + corrections.changes,
  );
}
