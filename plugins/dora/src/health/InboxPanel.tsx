import { useRef } from 'react';
import { Panel } from '../components/Panel';
import { useFormat } from '../format/useFormat';
import { useScrollTo } from '../metrics/useScrollTo';
import { InboxFilters } from './InboxFilters';
import { InboxList } from './InboxList';
import { ManagedInbox } from './ManagedInbox';
import { useDeliveries } from './useDeliveries';
import { HealthState } from './useHealth';
import { HealthViewState } from './useHealthView';

/** What came in, beginning with what needs a look. */
export function InboxPanel(props: {
  state: HealthState;
  view: HealthViewState;
}) {
  const { state, view } = props;
  const { t } = useFormat();
  const ref = useRef<HTMLElement>(null);
  const { data } = state.health;
  const { state: inboxState, source, subject } = view.view;
  const deliveries = useDeliveries(view.view, state.changes);
  // Where the counts of the tables above lead.
  useScrollTo(ref, source !== undefined || subject !== undefined);
  return (
    <Panel
      ref={ref}
      title={t('health.inbox.title')}
      actions={<InboxFilters view={view} sources={data?.sources ?? []} />}
    >
      {data?.manageable ? (
        <ManagedInbox
          // Nothing stays selected that is listed no more.
          key={`${inboxState} ${source} ${subject}`}
          deliveries={deliveries}
          view={view}
          onChange={state.refresh}
        />
      ) : (
        <InboxList deliveries={deliveries} view={view.view} />
      )}
    </Panel>
  );
}
