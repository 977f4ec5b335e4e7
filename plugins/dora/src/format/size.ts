import { Translate } from '../translation';
import { formatNumber } from './number';

const KIBIBYTE = 1024;

/** "512 bytes", "12.4 KiB" */
export function formatSize(bytes: number, t: Translate): string {
  return bytes < KIBIBYTE
    ? t('unit.bytes', { value: String(bytes) })
    : t('unit.kibibytes', {
        value: formatNumber(bytes / KIBIBYTE, t('locale')),
      });
}
