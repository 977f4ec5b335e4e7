import { formatAge } from '../format/duration';
import { formatExact, viewerZone } from '../format/date';
import { secondsSince } from '../format/missing';
import { useFormat } from '../format/useFormat';
import { Hint } from './Hint';
import { useNow } from './useNow';

const PRECISION = 5000;

/** "6 min ago", and when exactly under the pointer or the focus. */
export function Ago({ at }: { at: string }) {
  const { t, place } = useFormat(viewerZone());
  const now = useNow(PRECISION);
  return (
    <Hint title={formatExact(at, place)}>
      <time
        dateTime={at}
        // The exact time must be found without a mouse.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ whiteSpace: 'nowrap' }}
      >
        {t('table.ago', { age: formatAge(secondsSince(at, now), t) })}
      </time>
    </Hint>
  );
}
