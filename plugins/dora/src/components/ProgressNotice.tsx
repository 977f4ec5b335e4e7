import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { useFormat } from '../format/useFormat';
import { Notice } from './Notice';

/** Deliveries that may wait without a word. */
const UNREMARKABLE = 50;

/** Says that numbers are about to change; nothing when they are not. */
export function ProgressNotice({ status }: { status?: DoraStatus }) {
  const { t } = useFormat();
  if (!status) {
    return null;
  }
  const running = status.imports.filter(
    ({ received, total }) => received < total,
  );
  if (running.length > 0) {
    const sum = (part: 'received' | 'total') =>
      running.reduce((all, one) => all + one[part], 0);
    const percent = Math.floor((sum('received') / sum('total')) * 100);
    return (
      <Notice kind="busy">
        {t('freshness.importing', { percent: String(percent) })}
      </Notice>
    );
  }
  if (status.rebuilding) {
    const { done, total } = status.rebuilding;
    const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
    return (
      <Notice kind="busy">
        {t('freshness.rebuilding', { percent: String(percent) })}
      </Notice>
    );
  }
  if (status.pendingDeliveries > UNREMARKABLE) {
    const events = String(status.pendingDeliveries);
    return <Notice kind="busy">{t('freshness.pending', { events })}</Notice>;
  }
  return null;
}
