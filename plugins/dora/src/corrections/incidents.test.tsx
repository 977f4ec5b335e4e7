import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi, IncidentsQuery } from '../api/DoraApi';
import { entity, responseError } from '../__testUtils__/api';
import { aCorrection, someCorrections } from '../__testUtils__/corrections';
import { aServiceIncident, someIncidents } from '../__testUtils__/incidents';
import { findPanel } from '../__testUtils__/panels';
import { renderOnEntity } from '../__testUtils__/render';
import { EntityDoraContent } from '../service/EntityDoraContent';

const service = { kind: 'Component', namespace: 'default', name: 'checkout' };

const show = (api: Partial<DoraApi> = {}, search?: string) =>
  renderOnEntity(<EntityDoraContent />, { api, entities: [entity], search });

const panel = () => findPanel('Incidents');
const search = () => screen.getByTestId('search').textContent;

/** The panel of one incident. */
async function showOne(
  parts: Parameters<typeof aServiceIncident>[0],
  api: Partial<DoraApi> = {},
) {
  show({
    getIncidents: async () => someIncidents([aServiceIncident(parts)]),
    ...api,
  });
  return within(await panel()).findByRole('listitem');
}

const blaming = (item: HTMLElement) =>
  within(item).queryByRole('link', { name: /^Blames/ });

describe('the incidents of a service', () => {
  it('are told with their times, services and cause', async () => {
    const item = await showOne({ corrected: true });
    expect(item).toHaveTextContent(
      /^Checkout answers slowly.*SEV2.*CorrectedDetected 11 Mar, 12:20Mitigated 11 Mar, 13:50Resolved not knownServices checkoutBlames a deployment/,
    );
    expect(
      within(item).getByRole('link', { name: /^Checkout answers slowly/ }),
    ).toHaveAttribute('href', 'https://incidents.example.com/42');
    await userEvent.click(
      within(item).getByRole('link', {
        name: 'Blames a deployment for “Checkout answers slowly”',
      }),
    );
    expect(search()).toBe('?deployment=d2');
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('lead to a deployment of another service', async () => {
    const item = await showOne({ deploymentRef: 'component:default/search' });
    expect(blaming(item)).toHaveTextContent('Blames a deployment of search');
    expect(blaming(item)).toHaveAttribute(
      'href',
      '/catalog/default/component/search/dora?deployment=d2',
    );
  });

  it.each([
    ['Blames no deployment.', { deploymentId: null, deploymentRef: null }],
    ['Blames a deployment of another service.', { deploymentRef: null }],
  ])('lead nowhere: %s', async (text, parts) => {
    const item = await showOne(parts);
    expect(within(item).getByText(text)).toBeVisible();
    expect(blaming(item)).not.toBeInTheDocument();
  });

  it.each([
    ['duplicate', 'Left out: another incident counts in its place.'],
    ['negative', 'Left out: it ends before it begins.'],
    [
      'not_affected',
      'Left out: a person says that it does not affect this service.',
    ],
  ] as const)('say why they are left out: %s', async (excluded, text) => {
    const item = await showOne({
      excluded,
      deploymentId: null,
      deploymentRef: null,
    });
    expect(within(item).getByText(text)).toBeVisible();
    expect(item).not.toHaveTextContent('Blames');
  });

  it('are of the period and environment, ten a page', async () => {
    const next = 'older-than-the-tenth';
    const getIncidents = jest.fn(async (_: unknown, query: IncidentsQuery) =>
      someIncidents([aServiceIncident()], {
        total: 12,
        ...(query.cursor
          ? { offset: 10, previous: 'newer-than-the-eleventh' }
          : { next }),
      }),
    );
    show({ getIncidents }, '?range=7d&env=staging');
    const pages = await screen.findByRole('navigation', {
      name: 'Pages of incidents',
    });
    expect(pages).toHaveTextContent('1–1 of 12');
    await userEvent.click(
      within(pages).getByRole('button', { name: 'Next page' }),
    );
    expect(search()).toBe(`?range=7d&env=staging&incidents=${next}`);
    await waitFor(() => expect(pages).toHaveTextContent('11–11 of 12'));
    expect(getIncidents).toHaveBeenLastCalledWith(service, {
      range: '7d',
      environment: 'staging',
      cursor: next,
      limit: 10,
    });
  });

  it('say that there are none', async () => {
    show({ getIncidents: async () => someIncidents([]) });
    expect(
      await within(await panel()).findByText(
        'No incidents recorded in this period.',
      ),
    ).toBeVisible();
    expect(
      within(await panel()).queryByRole('navigation'),
    ).not.toBeInTheDocument();
  });

  it('can be asked for again when they could not be loaded', async () => {
    const getIncidents = jest
      .fn(async () => someIncidents())
      .mockRejectedValueOnce(await responseError(500, 'Broken'));
    show({ getIncidents });
    expect(
      await within(await panel()).findByText(
        /^Couldn't load incidents\. Metrics are unaffected\./,
      ),
    ).toBeVisible();
    await userEvent.click(
      within(await panel()).getByRole('button', { name: 'Retry' }),
    );
    expect(
      await within(await panel()).findByText('Checkout answers slowly'),
    ).toBeVisible();
  });
});

describe('correcting an incident in the list of the service', () => {
  it('gives it back to a service, says so, and lists them anew', async () => {
    const makeCorrection = jest.fn(async () => aCorrection());
    const getIncidents = jest.fn(async () =>
      someIncidents([
        aServiceIncident({
          serviceRefs: [],
          deploymentId: null,
          deploymentRef: null,
          excluded: 'not_affected',
        }),
      ]),
    );
    show({ getIncidents, makeCorrection });
    const region = within(await panel());
    await userEvent.click(
      await region.findByRole('button', {
        name: 'Correct services of “Checkout answers slowly”',
      }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Correct the services of the incident',
      }),
    );
    await userEvent.click(
      dialog.getByRole('textbox', { name: /^Affected services/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'checkout' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      'It was down after all',
    );
    getIncidents.mockResolvedValue(
      someIncidents([aServiceIncident({ corrected: true })]),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Correct' }));
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'set_incident_services',
      incidentId: 'INC-42',
      serviceRefs: ['component:default/checkout'],
      reason: 'It was down after all',
    });
    expect(await region.findByRole('status')).toHaveTextContent(
      'The incident is corrected. The numbers follow.',
    );
    expect(await region.findByText('Corrected')).toBeVisible();
  });

  it('sets its times', async () => {
    const makeCorrection = jest.fn(async () => aCorrection());
    const item = await showOne({}, { makeCorrection });
    await userEvent.click(
      within(item).getByRole('button', { name: /^Correct times/ }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Correct the times of the incident',
      }),
    );
    await userEvent.type(
      dialog.getByLabelText(/^Resolved/),
      '2026-03-11T14:00',
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      'Now it is known',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Correct' }));
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'set_incident_times',
      incidentId: 'INC-42',
      resolvedAt: '2026-03-11T14:00:00.000Z',
      reason: 'Now it is known',
    });
  });

  it('is not offered to who may not', async () => {
    const item = await showOne(
      {},
      { getCorrections: async () => someCorrections([], { editable: false }) },
    );
    expect(item).toHaveTextContent('Checkout answers slowly');
    expect(within(item).queryByRole('button')).not.toBeInTheDocument();
  });
});
