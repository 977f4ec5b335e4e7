import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { DeploymentPage } from '@dora-metrics/backstage-plugin-dora-common';
import { doraApiRef } from '../api/DoraApi';
import { Loaded, useLoaded } from '../api/useLoaded';
import { tonesOf } from '../charts/tones';
import { EmptyText } from '../components/EmptyText';
import { LoadError } from '../components/LoadError';
import { Panel } from '../components/Panel';
import { SelectField } from '../components/SelectField';
import { Skeleton } from '../components/Skeleton';
import { FilterState } from '../filters/useFilters';
import { VERDICTS } from '../filters/url';
import { useFormat } from '../format/useFormat';
import { DeploymentsTable } from './DeploymentsTable';
import { ServiceReports } from './useServiceReports';

const PAGE_SIZE = 25;
const HEIGHT = 240;

const useStyles = makeStyles(
  theme => ({
    pages: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 4,
      marginTop: 8,
      color: tonesOf(theme).subtle,
      fontSize: 13,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'DoraDeploymentsPanel' },
);

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
      {page.data && page.data.total > PAGE_SIZE && (
        <Pages page={page.data} onTurn={number => setView({ page: number })} />
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
    offset: (view.page - 1) * PAGE_SIZE,
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
      <EmptyText height={HEIGHT}>
        {filtered ? t('deployments.none') : t('missing.no_deployments')}
      </EmptyText>
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

function Pages(props: {
  page: DeploymentPage;
  onTurn: (number: number) => void;
}) {
  const { offset, items, total } = props.page;
  const classes = useStyles();
  const { t } = useFormat();
  const number = Math.floor(offset / PAGE_SIZE) + 1;
  const last = offset + items.length;
  return (
    <nav className={classes.pages} aria-label={t('deployments.pages')}>
      {t('deployments.page', {
        from: String(Math.min(offset + 1, last)),
        to: String(last),
        total: String(total),
      })}
      <IconButton
        size="small"
        aria-label={t('deployments.previousPage')}
        disabled={number <= 1}
        onClick={() => props.onTurn(number - 1)}
      >
        <RiArrowLeftSLine size={18} aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('deployments.nextPage')}
        disabled={last >= total}
        onClick={() => props.onTurn(number + 1)}
      >
        <RiArrowRightSLine size={18} aria-hidden />
      </IconButton>
    </nav>
  );
}
