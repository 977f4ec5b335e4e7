const MINUTE_TEXT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** An instant on the clock of a zone, `yyyy-MM-ddTHH:mm`, as time fields have it. */
export function toZonedText(
  instant: string | number,
  timeZone: string,
): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) =>
    parts.find(one => one.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant, in epoch ms, at which the clock of a zone shows a text; the first
 * one of two. Undefined for what is no time and for what that clock skips.
 */
export function fromZonedText(
  text: string,
  timeZone: string,
): number | undefined {
  const asUtc = Date.parse(`${text}Z`);
  if (!MINUTE_TEXT.test(text) || Number.isNaN(asUtc)) {
    return undefined;
  }
  // The zone is some offset away, which it has a day before or a day after.
  return [-1, 1]
    .map(days => asUtc - offsetAt(asUtc + days * 86_400_000, timeZone))
    .sort((a, b) => a - b)
    .find(instant => toZonedText(instant, timeZone) === text);
}

function offsetAt(instant: number, timeZone: string): number {
  return Date.parse(`${toZonedText(instant, timeZone)}Z`) - instant;
}
