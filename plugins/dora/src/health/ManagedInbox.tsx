import { useState } from 'react';
import { useFormat } from '../format/useFormat';
import { DeliveryDrawer } from './DeliveryDrawer';
import { DiscardDialog } from './DiscardDialog';
import { InboxList } from './InboxList';
import { InboxToolbar } from './InboxToolbar';
import { Outcome } from './Outcome';
import { Deliveries } from './useDeliveries';
import { HealthViewState } from './useHealthView';
import { useReplay } from './useReplay';
import { useSaid } from './useSaid';

const NOTHING: ReadonlySet<string> = new Set();

/** The inbox for those who may act on it. */
export function ManagedInbox(props: {
  deliveries: Deliveries;
  view: HealthViewState;
  onChange: () => void;
}) {
  const { deliveries, onChange } = props;
  const { view, setView } = props.view;
  const { t } = useFormat();
  const [selected, setSelected] = useState(NOTHING);
  const [discarded, setDiscarded] = useState<string[]>();
  const [said, say] = useSaid();
  const close = () => setView({ delivery: undefined });
  const done = (words: string) => {
    say(words);
    setSelected(NOTHING);
    setDiscarded(undefined);
    close();
    onChange();
  };
  const { busy, error, replay } = useReplay(done);
  const items = deliveries.data?.items ?? [];
  return (
    <>
      <InboxToolbar
        view={view}
        some={items.length > 0}
        chosen={items.filter(({ id }) => selected.has(id))}
        busy={busy}
        onReplay={replay}
        onDiscard={setDiscarded}
      />
      <Outcome
        said={said}
        failed={{ text: t('health.inbox.replayFailed'), error: error }}
      />
      <InboxList
        deliveries={deliveries}
        view={view}
        actions={{
          selected,
          onSelect: (ids, chosen) =>
            setSelected(before => withIds(before, ids, chosen)),
          onOpen: delivery => setView({ delivery }),
        }}
      />
      <DeliveryDrawer
        id={view.delivery}
        onDone={done}
        onDiscard={id => setDiscarded([id])}
        onClose={close}
      />
      {discarded && (
        <DiscardDialog
          ids={discarded}
          onDone={done}
          onClose={() => setDiscarded(undefined)}
        />
      )}
    </>
  );
}

function withIds(
  before: ReadonlySet<string>,
  ids: string[],
  chosen: boolean,
): ReadonlySet<string> {
  const next = new Set(before);
  for (const id of ids) {
    if (chosen) {
      next.add(id);
    } else {
      next.delete(id);
    }
  }
  return next;
}
