import { DEFAULT_FILTERS } from './filters';
import { readFilters, readView, withFilters, withView } from './url';

const read = (search: string) => readFilters(new URLSearchParams(search));
const view = (search: string) => readView(new URLSearchParams(search));

const CURSOR = 'WyJvbGRlciIsMTc3NjAw';

describe('readFilters', () => {
  it.each([
    ['', DEFAULT_FILTERS],
    ['?range=30d&compare=prev&env=production', DEFAULT_FILTERS],
    ['?range=14d', { ...DEFAULT_FILTERS, range: '14d' }],
    ['?range=last-quarter', { ...DEFAULT_FILTERS, range: 'last-quarter' }],
    ['?compare=none', { ...DEFAULT_FILTERS, compare: 'none' }],
    ['?env=staging', { ...DEFAULT_FILTERS, environment: 'staging' }],
    ['?levels=2024', { ...DEFAULT_FILTERS, levels: '2024' }],
    [
      '?range=custom&from=2026-03-01&to=2026-03-10',
      {
        ...DEFAULT_FILTERS,
        range: 'custom',
        from: '2026-03-01',
        to: '2026-03-10',
      },
    ],
  ])('reads %j', (search, filters) => {
    expect(read(search)).toEqual(filters);
  });

  it.each([
    '?range=0d',
    '?range=732d',
    '?range=30',
    '?range=<script>',
    '?range=custom',
    '?range=custom&from=2026-03-10&to=2026-03-01',
    '?range=custom&from=2026-02-30&to=2026-03-01',
    '?compare=yes',
    '?env=',
    '?levels=2020',
    '?levels=',
  ])('takes the defaults for %j', search => {
    expect(read(search)).toEqual(DEFAULT_FILTERS);
  });
});

describe('readView', () => {
  it('reads what is chosen', () => {
    expect(
      view(
        `?metric=lead-time&verdict=failed&page=${CURSOR}&incidents=${CURSOR}&deployment=d%2F1`,
      ),
    ).toEqual({
      metric: 'lead_time',
      verdict: 'failed',
      page: CURSOR,
      incidents: CURSOR,
      deployment: 'd/1',
    });
  });

  it('reads which number is explained, and which of its rows are listed', () => {
    const search =
      '?explain=batch-size&explainEntity=component%3Adefault%2Fcart&explainFrom=2026-03-01&explainTo=2026-03-07&part=excluded&rows=2';
    const explain = {
      metric: 'batch_size',
      entityRef: 'component:default/cart',
      from: '2026-03-01',
      to: '2026-03-07',
      part: 'excluded',
      page: 2,
    } as const;
    expect(view(search).explain).toEqual(explain);
    expect(`?${withView(new URLSearchParams(), { explain })}`).toBe(search);
    expect(
      withView(new URLSearchParams(search), { explain: undefined }).toString(),
    ).toBe('');
  });

  it.each([
    '?explain=speed',
    '?explainEntity=component%3Adefault%2Fcart&rows=2',
  ])('explains nothing for %j', search => {
    expect(view(search).explain).toBeUndefined();
  });

  it.each([
    '?explain=lead-time&explainEntity=..%2Fcart',
    '?explain=lead-time&explainFrom=2026-03-07&explainTo=2026-03-01',
    '?explain=lead-time&part=all&rows=0',
  ])('explains the number of the page for %j', search => {
    expect(view(search).explain).toEqual({
      metric: 'lead_time',
      part: 'included',
      page: 1,
    });
  });

  it.each([
    '?page=2&incidents=2',
    '?page=<script>',
    '?metric=speed&verdict=bad',
  ])('ignores %j', search => {
    expect(view(search).page).toBeUndefined();
    expect(view(search).incidents).toBeUndefined();
    expect(view(search).metric).toBeUndefined();
    expect(view(search).verdict).toBeUndefined();
  });
});

describe('withFilters', () => {
  const params = new URLSearchParams(
    `?metric=lead-time&range=7d&page=${CURSOR}&incidents=${CURSOR}`,
  );

  it('leaves out defaults and keeps what is chosen', () => {
    expect(withFilters(params, DEFAULT_FILTERS).toString()).toBe(
      'metric=lead-time',
    );
  });

  it('is read back', () => {
    const filters = {
      range: 'custom' as const,
      from: '2026-03-01',
      to: '2026-03-10',
      compare: 'none' as const,
      environment: 'eu west',
      levels: 'classic' as const,
    };
    expect(readFilters(withFilters(params, filters))).toEqual(filters);
  });

  it('drops the days when the range is not custom', () => {
    const custom = new URLSearchParams('?range=custom&from=a&to=b');
    expect(
      withFilters(custom, { ...DEFAULT_FILTERS, range: '90d' }).toString(),
    ).toBe('range=90d');
  });
});

describe('withView', () => {
  const params = new URLSearchParams(`?range=7d&page=${CURSOR}`);

  it('goes back to the first page with another verdict', () => {
    expect(withView(params, { verdict: 'failed' }).toString()).toBe(
      'range=7d&verdict=failed',
    );
  });

  it('turns the pages of incidents', () => {
    expect(withView(params, { incidents: CURSOR }).toString()).toBe(
      `range=7d&page=${CURSOR}&incidents=${CURSOR}`,
    );
    expect(withView(params, { page: undefined }).toString()).toBe('range=7d');
  });

  it('opens and closes the drawer', () => {
    const open = withView(params, { deployment: 'd1' });
    expect(open.get('deployment')).toBe('d1');
    expect(withView(open, { deployment: undefined }).toString()).toBe(
      `range=7d&page=${CURSOR}`,
    );
  });

  it('names the metric as the URL does', () => {
    expect(withView(params, { metric: 'time_to_restore' }).get('metric')).toBe(
      'time-to-restore',
    );
  });
});
