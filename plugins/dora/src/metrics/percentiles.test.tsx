import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../api/DoraApi';
import { MetricHelp } from '../components/MetricHelp';
import { aTeam, group } from '../__testUtils__/groups';
import { aLeaderboard, anOrganisation } from '../__testUtils__/organisation';
import { renderOnEntity, renderOnPage } from '../__testUtils__/render';
import { aReport, sketch } from '../__testUtils__/reports';
import { aSeries } from '../__testUtils__/series';
import { someStages } from '../__testUtils__/stages';
import { someTrends } from '../__testUtils__/trends';
import { Organisation } from '../organisation/Organisation';
import { EntityDoraContent } from '../service/EntityDoraContent';
import { EntityTeamDoraContent } from '../team/EntityTeamDoraContent';

const NOTE =
  'Percentiles within 1 %: so many rows are counted by day and size, not one by one.';

const many: Partial<DoraApi> = {
  getServiceMetrics: async () => aReport({ percentiles: sketch }),
  getServiceSeries: async () => aSeries({ percentiles: sketch }),
  getServiceStages: async () => someStages({ percentiles: sketch }),
  getTrends: async () => someTrends({ percentiles: sketch }),
  getTeamMetrics: async () => aTeam({ percentiles: sketch }),
  getOrganisationMetrics: async () => anOrganisation({ percentiles: sketch }),
  getLeaderboard: async () => aLeaderboard({ percentiles: sketch }),
};

/** The titles of the panels that say how sure percentiles are. */
async function panelsWithNote(): Promise<(string | null)[]> {
  await screen.findAllByText(NOTE);
  return screen
    .getAllByRole('region')
    .filter(region => within(region).queryByText(NOTE))
    .map(region => region.getAttribute('aria-label'));
}

describe('percentiles of many rows', () => {
  it('say how sure they are wherever a service shows some', async () => {
    renderOnEntity(<EntityDoraContent />, { api: many });
    await screen.findByText('147 deployments');
    expect(await panelsWithNote()).toEqual([
      'Last 30 days against the 90 before',
      'Lead time for changes',
      'Time to restore',
      'More about delivery',
      'Where the time goes',
      'Trend over 26 weeks',
      'Week over week',
    ]);
  });

  it('say so where only the trend is of many', async () => {
    renderOnEntity(<EntityDoraContent />, {
      api: { getServiceSeries: many.getServiceSeries },
    });
    expect(await panelsWithNote()).toEqual(['Lead time for changes']);
  });

  it('say so on the page of a team', async () => {
    renderOnEntity(<EntityTeamDoraContent />, { api: many, entity: group });
    await screen.findByRole('table', { name: /Sibling teams/ });
    expect(await panelsWithNote()).toEqual([
      'Services',
      'More about delivery',
      'Sibling teams, last 90 days',
    ]);
  });

  it('say so on the page of the organisation', async () => {
    renderOnPage(<Organisation />, { api: many });
    await screen.findByRole('table', { name: 'Teams, last 90 days' });
    expect(await panelsWithNote()).toEqual([
      'Summary',
      'Last 30 days against the 90 before',
      'Time to restore',
      'Teams, last 90 days',
    ]);
  });

  it('say so in the help of a tile', async () => {
    const report = aReport({ percentiles: sketch });
    renderOnEntity(
      <>
        <MetricHelp metric="lead_time" report={report} />
        <MetricHelp metric="deployment_frequency" report={report} />
      </>,
    );
    const [leadTime, frequency] = await screen.findAllByRole('button');
    await userEvent.hover(leadTime);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(NOTE);
    await userEvent.unhover(leadTime);
    await userEvent.hover(frequency);
    expect(
      await screen.findByText(/^Successful deployments per day/),
    ).toBeVisible();
    expect(frequency).not.toHaveAccessibleDescription(NOTE);
  });

  it('are silent where they are exact', async () => {
    renderOnEntity(<EntityDoraContent />);
    await screen.findByText('147 deployments');
    expect(await screen.findByText(/^Waiting is the time/)).toBeVisible();
    expect(screen.queryByText(NOTE)).not.toBeInTheDocument();
  });
});
