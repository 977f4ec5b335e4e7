/** Texts about sets of levels. */
export const levelsMessages = {
  label: 'Levels',
  configured: 'As configured',
  range: '{{best}}–{{worst}}',
  spans:
    'The interval of this number spans two levels: it may be {{best}} or {{worst}}.',
  spansMore:
    'The interval of this number spans levels from {{best}} to {{worst}}.',
  none: 'No levels',
  noneHere: '{{profile}} has no levels for this.',
  none2025:
    "DORA's report of 2025 has no levels: it tells how answers are distributed.",
  profile: {
    classic: 'Classic',
    '2018': 'DORA 2018',
    '2019': 'DORA 2019',
    '2021': 'DORA 2021',
    '2022': 'DORA 2022',
    '2023': 'DORA 2023',
    '2024': 'DORA 2024',
    '2025': 'DORA 2025',
    custom: 'Custom',
  },
} as const;
