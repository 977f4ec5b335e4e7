import { isNotAllowed, LoadError } from '../components/LoadError';
import { NotAllowed } from '../components/NotAllowed';
import { usePageStyles } from '../components/pageStyles';
import { Panel } from '../components/Panel';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { useFormat } from '../format/useFormat';
import { HealthSummary } from './HealthSummary';
import { InboxPanel } from './InboxPanel';
import { MaintenancePanel } from './MaintenancePanel';
import { MappingsPanel } from './MappingsPanel';
import { OrphansPanel } from './OrphansPanel';
import { SourcesPanel } from './SourcesPanel';
import { UnmatchedPanel } from './UnmatchedPanel';
import { HealthState, useHealth } from './useHealth';
import { HealthViewState, useHealthView } from './useHealthView';

/** How the sources do, what is stuck, and what to do about it. */
export function Health() {
  const classes = usePageStyles();
  const { t } = useFormat();
  const state = useHealth();
  const view = useHealthView();
  const { error, retry } = state.health;
  if (isNotAllowed(error)) {
    return <NotAllowed what="health" />;
  }
  return (
    <div className={classes.page}>
      <VisuallyHidden>
        <h2>{t('health.title')}</h2>
      </VisuallyHidden>
      {error ? (
        <Panel title={t('health.title')}>
          <LoadError
            text={t('health.failed')}
            error={error}
            onRetry={retry}
            minHeight={160}
          />
        </Panel>
      ) : (
        <Overview state={state} view={view} />
      )}
      <InboxPanel state={state} view={view} />
      <Afterwards state={state} />
    </div>
  );
}

/** What one answer tells, before the list of deliveries. */
function Overview(props: { state: HealthState; view: HealthViewState }) {
  const { state, view } = props;
  const { health } = state;
  return (
    <>
      <HealthSummary health={health} />
      <SourcesPanel health={health} linkTo={view.linkTo} />
      <UnmatchedPanel state={state} view={view} />
      {health.data && (
        <MappingsPanel data={health.data} onChange={state.refresh} />
      )}
    </>
  );
}

/** What is rarely needed. */
function Afterwards({ state }: { state: HealthState }) {
  const { data } = state.health;
  return (
    <>
      {data && <OrphansPanel data={data} onChange={state.refresh} />}
      {data?.manageable && (
        <MaintenancePanel data={data} onChange={state.refresh} />
      )}
    </>
  );
}
