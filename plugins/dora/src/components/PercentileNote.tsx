import { formatPercentileError, PercentileReport } from '../format/percentiles';
import { useFormat } from '../format/useFormat';

/** How sure percentiles are where rows are many; nothing where they are exact. */
export function PercentileNote(props: {
  /** Those on their way are left out. */
  reports: (PercentileReport | undefined)[];
}) {
  const { t } = useFormat();
  const percent = formatPercentileError(props.reports, t);
  return percent ? <div>{t('percentiles.within', { percent })}</div> : null;
}
