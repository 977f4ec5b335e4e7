import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SCRIPT_URL } from '../__testUtils__/deployments';
import { renderOnEntity } from '../__testUtils__/render';
import { aReport, aStatus, NOW, someMetrics } from '../__testUtils__/reports';
import { Freshness, staleDays } from './Freshness';
import { LevelChip } from './LevelChip';
import { MetricHelp } from './MetricHelp';
import { ProgressNotice } from './ProgressNotice';
import { SafeLink } from './SafeLink';

const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

describe('LevelChip', () => {
  it('names the level and tells its limits', async () => {
    renderOnEntity(<LevelChip metric="lead_time" report={aReport()} />);
    await userEvent.hover(await screen.findByText('High'));
    const tooltip = await screen.findByRole('tooltip');
    expect(tooltip).toHaveTextContent('Levels (Classic)');
    expect(tooltip).toHaveTextContent(
      'Elite< 1 hHigh< 1 dMedium≤ 7 dLowanything else',
    );
    expect(tooltip).toHaveTextContent('95 % interval: 70 min to 1 h 45 min');
  });

  it('says "Too few", and how many are needed', async () => {
    const report = aReport({
      metrics: someMetrics({
        change_failure_rate: {
          level: null,
          unrated: 'too_few',
          n: 4,
          minimum: 10,
        },
      }),
    });
    renderOnEntity(<LevelChip metric="change_failure_rate" report={report} />);
    await userEvent.hover(await screen.findByText('Too few'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      '4 deployments: too few to band (minimum 10).',
    );
  });

  it('shows a dash without a value', async () => {
    const report = aReport({
      metrics: someMetrics({
        time_to_restore: {
          value: null,
          level: null,
          missing: 'no_incidents',
          unrated: 'no_incidents',
        },
      }),
    });
    renderOnEntity(<LevelChip metric="time_to_restore" report={report} />);
    expect(await screen.findByText('–')).toBeVisible();
    expect(screen.getByTitle('No level')).toBeInTheDocument();
  });
});

describe('MetricHelp', () => {
  it('opens for the keyboard', async () => {
    renderOnEntity(
      <MetricHelp metric="change_failure_rate" report={aReport()} />,
    );
    await screen.findByRole('button', {
      name: 'What is “Change failure rate”?',
    });
    await userEvent.tab();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'within 24 h.',
    );
  });
});

describe('Freshness', () => {
  it('says how old the last event is', async () => {
    renderOnEntity(<Freshness lastEventAt={ago(6 * 60 + 5)} />);
    expect(await screen.findByText('Last event 6 min ago')).toBeVisible();
  });

  it('warns when no events come any more', async () => {
    renderOnEntity(<Freshness lastEventAt={ago(9.5 * 86_400)} />);
    expect(
      await screen.findByText(
        'No events for 9 days. Numbers may be out of date.',
      ),
    ).toBeVisible();
  });

  it('warns above seven days', () => {
    const now = Date.parse(NOW);
    const before = (days: number) =>
      new Date(now - days * 86_400_000).toISOString();
    expect(staleDays(before(7.9), now)).toBeUndefined();
    expect(staleDays(before(8), now)).toBe(8);
    expect(staleDays(null, now)).toBeUndefined();
  });
});

describe('ProgressNotice', () => {
  const imports = [
    { id: 'a', title: 'Git', total: 100, received: 100 },
    { id: 'b', title: 'CI', total: 300, received: 100 },
  ];

  it('tells how far imports are', async () => {
    renderOnEntity(
      <ProgressNotice
        status={aStatus({
          pendingDeliveries: 500,
          imports: [imports[0], { ...imports[1], received: 186 }],
        })}
      />,
    );
    expect(
      await screen.findByText('Importing history: 62 %. Numbers will change.'),
    ).toBeVisible();
  });

  it('tells that many events wait', async () => {
    renderOnEntity(
      <ProgressNotice
        status={aStatus({ pendingDeliveries: 51, imports: [imports[0]] })}
      />,
    );
    expect(
      await screen.findByText('Working off 51 events. Numbers will change.'),
    ).toBeVisible();
  });

  it('is silent otherwise', () => {
    const { container } = renderOnEntity(
      <ProgressNotice status={aStatus({ pendingDeliveries: 50 })} />,
    );
    expect(container).not.toHaveTextContent('Numbers will change');
  });
});

describe('SafeLink', () => {
  it.each(['https://example.com/1', 'http://example.com'])(
    'links to %s',
    async url => {
      renderOnEntity(<SafeLink url={url}>Evidence</SafeLink>);
      expect(await screen.findByRole('link')).toHaveAttribute('href', url);
    },
  );

  it.each([SCRIPT_URL, 'data:text/html,x', '//example.com', null])(
    'does not link to %s',
    async url => {
      renderOnEntity(<SafeLink url={url}>Evidence</SafeLink>);
      expect(await screen.findByText('Evidence')).toBeVisible();
      expect(screen.queryByRole('link')).not.toBeInTheDocument();
    },
  );
});
