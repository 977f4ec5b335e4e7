import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ServiceMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { group } from '../__testUtils__/groups';
import { findPanel } from '../__testUtils__/panels';
import { renderOnEntity } from '../__testUtils__/render';
import {
  aReport,
  furtherMetrics,
  sketch,
  someMetrics,
} from '../__testUtils__/reports';
import { EntityDoraContent } from '../service/EntityDoraContent';
import { EntityTeamDoraContent } from '../team/EntityTeamDoraContent';

const panel = () => findPanel('More about delivery');

const show = (report: ServiceMetrics = aReport()) =>
  renderOnEntity(<EntityDoraContent />, {
    api: { getServiceMetrics: async () => report },
  });

const search = () => screen.getByTestId('search').textContent;

describe('more about delivery', () => {
  it('tells the further metrics, without levels', async () => {
    show();
    const region = await panel();
    expect(
      await within(region).findByText('None of these has levels here.'),
    ).toBeVisible();
    expect(region).toHaveTextContent(
      'Failed deployment recovery time80 minMedian · 3 incidents',
    );
    expect(region).toHaveTextContent(
      'Deployment rework rate7 %10 of 152, last 180 days 7 %',
    );
    expect(region).toHaveTextContent(
      'Batch size1 commitMedian, 131 deployments · P95 4 commits',
    );
    expect(region).toHaveTextContent(
      'Deployments by kindDeploy 140, Hotfix 3, Revert 2, Configuration change 2, Redeploy 4, Rollback 5',
    );
    expect(region).toHaveTextContent(
      'Median time between deployments4 h 27 min',
    );
    expect(region).toHaveTextContent('Days with a deployment24 days');
    expect(region).not.toHaveTextContent('Incidents');
  });

  it('explains each number', async () => {
    show();
    const region = await panel();
    await userEvent.click(
      await within(region).findByRole('button', {
        name: '80 min: explain “Failed deployment recovery time”',
      }),
    );
    expect(search()).toBe('?explain=failed-deployment-recovery-time');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await within(region).findByRole('button', {
        name: 'last 180 days 7 %: explain “Deployment rework rate”',
      }),
    );
    const params = new URLSearchParams(search()!);
    const [from, to] = ['explainFrom', 'explainTo'].map(name =>
      Date.parse(params.get(name)!),
    );
    expect((to - from) / 86_400_000).toBe(179);
  });

  it('tells why a number is missing, and which incidents are left out', async () => {
    show(
      aReport({
        metrics: someMetrics({
          time_to_restore: { reopened: 1, duplicates: 2 },
          deployment_frequency: { medianInterval: null },
        }),
        further: {
          ...furtherMetrics,
          failed_deployment_recovery_time: {
            ...furtherMetrics.failed_deployment_recovery_time,
            value: null,
            n: 0,
            missing: 'no_incidents',
          },
        },
      }),
    );
    const region = await panel();
    expect(
      await within(region).findByText('No incidents recorded in this period.'),
    ).toBeVisible();
    expect(region).toHaveTextContent(
      'Incidents1 opened again after its end2 left out as duplicates',
    );
    expect(region).toHaveTextContent('Median time between deployments–');
    expect(region).not.toHaveTextContent('Not measured');
  });

  it('tells what is not measured where deployments are many', async () => {
    show(
      aReport({
        percentiles: sketch,
        metrics: someMetrics({
          deployment_frequency: { n: 9100, medianInterval: null },
        }),
      }),
    );
    const region = await panel();
    expect(
      await within(region).findByText(
        'Not measured where deployments are so many.',
      ),
    ).toBeVisible();
    expect(region).toHaveTextContent(
      'None of these has levels here.Percentiles within 1 %',
    );
  });

  it('is on the page of a team too', async () => {
    renderOnEntity(<EntityTeamDoraContent />, { entity: group });
    expect(await panel()).toHaveTextContent('Batch size1 commit');
  });
});
