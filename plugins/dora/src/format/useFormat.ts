import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { doraTranslationRef, Translate } from '../translation';
import { Place } from './date';

/** The messages, and how dates are spelled in the reporting zone. */
export interface Format {
  t: Translate;
  place: Place;
}

/** What components need to write numbers and dates. */
export function useFormat(timeZone: string = 'UTC'): Format {
  const { t } = useTranslationRef(doraTranslationRef);
  const locale = t('locale');
  const place = useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
  return { t, place };
}
