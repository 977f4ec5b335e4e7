import { ReportQuery } from '../api/DoraApi';
import { Filters } from './filters';

/** The question to the backend that the filters stand for. */
export function toQuery(filters: Filters, now: Date): ReportQuery {
  return {
    ...span(filters, now),
    environment: filters.environment,
    compare: filters.compare === 'none' ? 'none' : 'previous',
    levels: filters.levels,
  };
}

function span({ range, from, to }: Filters, now: Date): ReportQuery {
  switch (range) {
    case 'custom':
      return { from, to };
    case 'this-quarter':
      return { from: quarterStart(now, 0), to: toDay(now) };
    case 'last-quarter':
      return {
        from: quarterStart(now, -1),
        to: dayBefore(quarterStart(now, 0)),
      };
    default:
      return { range };
  }
}

/** The calendar day, `yyyy-MM-dd`, in UTC as the backend's default. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function quarterStart(now: Date, offset: number): string {
  const quarter = Math.floor(now.getUTCMonth() / 3) + offset;
  return toDay(new Date(Date.UTC(now.getUTCFullYear(), quarter * 3, 1)));
}

function dayBefore(day: string): string {
  return toDay(new Date(Date.parse(day) - 86_400_000));
}
