import { useApi } from '@backstage/core-plugin-api';
import { DeploymentPage } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { EmptyText } from '../components/EmptyText';
import { LoadError } from '../components/LoadError';
import { ListPages } from '../components/ListPages';
import { Panel } from '../components/Panel';
import { SelectField } from '../components/SelectField';
import { Skeleton } from '../components/Skeleton';
import { FilterState } from '../filters/useFilters';
import { VERDICTS } from '../filters/url';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { DeploymentsTable } from './DeploymentsTable';
import { ServiceReports } from './useServiceReports';

const PAGE_SIZE = 25;
const HEIGHT = 240;

/** The deployments behind the numbers. */
export function DeploymentsPanel(props: {
  reports: ServiceReports;
  state: FilterState;
}) {
  const { reports, state } = props;
  const { view, setView } = state;
  const { t } = useFormat();
  const page = useDeployments(reports, state);
  return (
    <Panel
      title={t('deployments.title')}
      actions={
        <SelectField
          id="dora-verdict"
          label={t('deployments.filter')}
          value={view.verdict ?? 'all'}
          options={[
            { value: 'all' as const, label: t('deployments.all') },
            ...VERDICTS.map(verdict => ({
              value: verdict,
              label: t(`verdict.${verdict}`),
            })),
          ]}
          onChange={verdict =>
            setView({ verdict: verdict === 'all' ? undefined : verdict })
          }
        />
      }
    >
      <DeploymentsBody
        page={page}
        filtered={view.verdict !== undefined}
        timeZone={reports.metrics.data?.timeZone}
        onOpen={deployment => setView({ deployment })}
      />
      {page.data && (
        <ListPages
          label={t('deployments.pages')}
          size={PAGE_SIZE}
          page={page.data}
          onTurn={cursor => setView({ page: cursor })}
        />
      )}
    </Panel>
  );
}

function useDeployments(
  { service, query, status }: ServiceReports,
  { view }: FilterState,
): Loaded<DeploymentPage> {
  const api = useApi(doraApiRef);
  const asked = {
    ...query,
    verdict: view.verdict,
    cursor: view.page,
    limit: PAGE_SIZE,
  };
  return useLoaded(
    () => api.getDeployments(service, asked),
    JSON.stringify(asked),
    status.revision,
  );
}

function DeploymentsBody(props: {
  page: Loaded<DeploymentPage>;
  filtered: boolean;
  timeZone?: string;
  onOpen: (id: string) => void;
}) {
  const { page, filtered, timeZone, onOpen } = props;
  const { t } = useFormat();
  if (page.error) {
    return (
      <LoadError
        text={t('error.deployments')}
        error={page.error}
        onRetry={page.retry}
        minHeight={HEIGHT}
      />
    );
  }
  if (!page.data) {
    return <Skeleton height={HEIGHT} />;
  }
  if (page.data.items.length === 0) {
    return (
      <EmptyText height={HEIGHT}>{noneText(page.data, filtered, t)}</EmptyText>
    );
  }
  return (
    <DeploymentsTable
      items={page.data.items}
      timeZone={timeZone}
      stale={page.stale}
      onOpen={onOpen}
    />
  );
}

function noneText(
  { next }: DeploymentPage,
  filtered: boolean,
  t: Translate,
): string {
  if (next !== null) {
    return t('deployments.noneHere');
  }
  return filtered ? t('deployments.none') : t('missing.no_deployments');
}
