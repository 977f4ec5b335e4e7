import { Association } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatP } from './pValue';

/** Below so many teams, either coefficient is an accident of a few. */
const TEAMS_TO_RELY_ON = 8;

/** "r = −0.42 (95 % −0.71 to 0.01), p = 0.06, n = 18 teams. Association, not cause." */
export function formatAssociation(
  { n, pValue, interval, ranks }: Association,
  r: number,
  t: Translate,
): string {
  const number = new Intl.NumberFormat(t('locale'), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  // A minus as wide as a plus, not a hyphen.
  const signed = (value: number) => number.format(value).replace('-', '−');
  const parts = { r: signed(r), p: formatP(pValue, t), n: String(n) };
  const result = interval
    ? t('association.result', {
        ...parts,
        low: signed(interval.low),
        high: signed(interval.high),
      })
    : t('association.resultWithoutInterval', parts);
  const sentences = [
    result,
    ranks.r !== null &&
      t('association.byRanks', {
        r: signed(ranks.r),
        p: formatP(ranks.pValue, t),
      }),
    n < TEAMS_TO_RELY_ON && t('association.few'),
  ];
  return sentences.filter(Boolean).join(' ');
}
