import { Translate } from '../translation';

/** "0.41", "0.003" or "< 0.001"; a dash where there is none. */
export function formatP(p: number | null, t: Translate): string {
  if (p === null) {
    return '–';
  }
  if (p < 0.001) {
    return t('pValue.small');
  }
  return new Intl.NumberFormat(t('locale'), {
    maximumFractionDigits: p < 0.01 ? 3 : 2,
  }).format(p);
}
