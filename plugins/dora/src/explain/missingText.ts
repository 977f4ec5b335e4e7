import { MissingReason } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';

/** Why a number or its level is missing, as a sentence. */
export function missingText(missing: MissingReason, t: Translate): string {
  // A key that ends in `few` would be taken for a plural.
  return missing === 'too_few'
    ? t('explain.missing.tooFew')
    : t(`explain.missing.${missing}`);
}
