import { useEffect, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { daysOf, Filters, isDayRange, Range, RANGES } from '../filters/filters';
import { toDay } from '../filters/query';
import { useFormat } from '../format/useFormat';
import { Translate } from '../translation';
import { SelectField, useFieldStyles } from './SelectField';

const DAY = 86_400_000;

/** The period: a menu and, for a custom one, its first and last day. */
export function RangeFields(props: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { filters, onChange } = props;
  const { t } = useFormat();
  const offered = RANGES.includes(filters.range)
    ? RANGES
    : [filters.range, ...RANGES];
  const choose = (range: Range) =>
    onChange({
      ...filters,
      range,
      ...(range === 'custom' ? lastDays(30) : undefined),
    });
  return (
    <>
      <SelectField
        id="dora-range"
        label={t('filter.range')}
        value={filters.range}
        options={offered.map(range => ({
          value: range,
          label: rangeLabel(range, t),
        }))}
        onChange={choose}
      />
      {filters.range === 'custom' && (
        <DayFields
          from={filters.from}
          to={filters.to}
          onChange={days => onChange({ ...filters, ...days })}
        />
      )}
    </>
  );
}

/** Keeps what is being typed until it is a range. */
function DayFields(props: {
  from?: string;
  to?: string;
  onChange: (days: { from: string; to: string }) => void;
}) {
  const { from = '', to = '', onChange } = props;
  const classes = useFieldStyles();
  const { t } = useFormat();
  const [typed, setTyped] = useState({ from, to });
  useEffect(() => setTyped({ from, to }), [from, to]);
  const wrong = !isDayRange(typed.from, typed.to);

  const change = (days: { from: string; to: string }) => {
    setTyped(days);
    if (isDayRange(days.from, days.to)) {
      onChange(days);
    }
  };
  const shared = {
    type: 'date',
    size: 'small',
    className: classes.field,
    variant: 'outlined',
    InputLabelProps: { shrink: true },
    error: wrong,
  } as const;
  return (
    <>
      <TextField
        {...shared}
        id="dora-from"
        label={t('filter.from')}
        value={typed.from}
        onChange={event => change({ ...typed, from: event.target.value })}
      />
      <TextField
        {...shared}
        id="dora-to"
        label={t('filter.to')}
        value={typed.to}
        helperText={wrong ? t('filter.badRange') : undefined}
        onChange={event => change({ ...typed, to: event.target.value })}
      />
    </>
  );
}

/** What a period is called. */
export function rangeLabel(range: Range, t: Translate): string {
  switch (range) {
    case 'this-quarter':
      return t('filter.thisQuarter');
    case 'last-quarter':
      return t('filter.lastQuarter');
    case 'custom':
      return t('filter.custom');
    default:
      return t('filter.last', { count: daysOf(range) ?? 0 });
  }
}

function lastDays(count: number): { from: string; to: string } {
  const now = Date.now();
  return {
    from: toDay(new Date(now - (count - 1) * DAY)),
    to: toDay(new Date(now)),
  };
}
