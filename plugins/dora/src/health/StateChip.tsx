import {
  RiAlertLine,
  RiCheckLine,
  RiCloseLine,
  RiDeleteBinLine,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import { DeliveryState } from '@dora-metrics/backstage-plugin-dora-common';
import { IconChip } from '../components/IconChip';
import { useFormat } from '../format/useFormat';

const LOOKS = {
  pending: { icon: RiTimeLine, tone: 'neutral' },
  done: { icon: RiCheckLine, tone: 'good' },
  ignored: { icon: RiSubtractLine, tone: 'neutral' },
  unparseable: { icon: RiAlertLine, tone: 'warning' },
  implausible: { icon: RiAlertLine, tone: 'warning' },
  failed: { icon: RiCloseLine, tone: 'bad' },
  discarded: { icon: RiDeleteBinLine, tone: 'neutral' },
} as const;

/** Where a delivery stands: icon, word and tone. */
export function StateChip({ state }: { state: DeliveryState }) {
  const { t } = useFormat();
  return (
    <IconChip {...LOOKS[state]} hint={t(`health.stateHint.${state}`)}>
      {t(`health.state.${state}`)}
    </IconChip>
  );
}
