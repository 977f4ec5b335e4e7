import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { DoraApi } from '../api/DoraApi';
import { entity, responseError } from '../__testUtils__/api';
import { aCorrection, someCorrections } from '../__testUtils__/corrections';
import {
  aDeployment,
  aDetail,
  aFailedDeployment,
  aPage,
} from '../__testUtils__/deployments';
import { anIncident } from '../__testUtils__/incidents';
import { renderOnEntity } from '../__testUtils__/render';
import { EntityDoraContent } from '../service/EntityDoraContent';

const service = { kind: 'Component', namespace: 'default', name: 'checkout' };

const search: Entity = {
  ...entity,
  metadata: { namespace: 'default', name: 'search' },
};

const failed = aDetail(aFailedDeployment(), { incidents: [anIncident()] });

/** The drawer of a deployment, and what is asked of the backend. */
async function open(api: Partial<DoraApi> = {}, deployment = failed) {
  const makeCorrection = jest.fn(async () => aCorrection());
  renderOnEntity(<EntityDoraContent />, {
    api: {
      getDeployment: async () => deployment,
      makeCorrection,
      ...api,
    },
    entities: [entity, search],
    search: `?deployment=${deployment.id}`,
  });
  const drawer = await screen.findByRole('dialog', {
    name: deployment.version!,
  });
  return { drawer: within(drawer), makeCorrection };
}

async function correct(dialog: HTMLElement, reason: string) {
  await userEvent.type(
    within(dialog).getByRole('textbox', { name: 'Reason' }),
    reason,
  );
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Correct' }),
  );
}

const dialogOf = (name: string) => screen.findByRole('dialog', { name });

describe('correcting a deployment', () => {
  it('takes a reason away, and says so', async () => {
    const { drawer, makeCorrection } = await open();
    await userEvent.click(
      await drawer.findByRole('button', {
        name: 'Not caused by this: Rolled back to v1.41.2 after 3 h 30 min',
      }),
    );
    await correct(
      await dialogOf('Not caused by this deployment'),
      ' An exercise ',
    );
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'clear_failure',
      deploymentId: 'd2',
      rule: 'rollback',
      evidenceId: 'd9',
      reason: 'An exercise',
    });
    expect(
      await drawer.findByText(
        'The reason does not count any more. The numbers follow.',
      ),
    ).toBeVisible();
    expect(
      drawer
        .getAllByRole('status')
        .some(status => status.textContent?.includes('does not count')),
    ).toBe(true);
  });

  it('needs a reason of at most 500 characters', async () => {
    const { drawer, makeCorrection } = await open();
    await userEvent.click(
      await drawer.findByRole('button', { name: 'This was no deployment' }),
    );
    const dialog = await dialogOf('This was no deployment');
    const submit = within(dialog).getByRole('button', { name: 'Correct' });
    await userEvent.click(submit);
    expect(within(dialog).getByText('Say why.')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('textbox'));
    await userEvent.paste('x'.repeat(501));
    await userEvent.click(submit);
    expect(within(dialog).getByText('At most 500 characters.')).toBeVisible();
    expect(makeCorrection).not.toHaveBeenCalled();
  });

  it('works with the keyboard alone', async () => {
    const { drawer, makeCorrection } = await open();
    const button = await drawer.findByRole('button', { name: /^Confirm: INC/ });
    button.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await dialogOf('Confirm the failure');
    await userEvent.tab();
    expect(within(dialog).getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('It was down');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(makeCorrection).toHaveBeenCalledWith(service, {
        kind: 'confirm_failure',
        deploymentId: 'd2',
        reason: 'It was down',
      }),
    );
  });

  it('moves a reason to another deployment of the service', async () => {
    const getDeployments = jest.fn(async () =>
      aPage([
        aDeployment(),
        aFailedDeployment(),
        aDeployment({ id: 'd3', kind: 'dismissed', version: 'v0' }),
      ]),
    );
    const { drawer, makeCorrection } = await open({ getDeployments });
    await userEvent.click(
      await drawer.findByRole('button', {
        name: /^Move to another deployment: INC-42/,
      }),
    );
    const dialog = await dialogOf('Move to another deployment');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Correct' }),
    );
    expect(
      await within(dialog).findByText('Choose a deployment.'),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Deployment/ }),
    );
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Choose a deployment',
      '12 Mar, 12:40 · v1.42.0 · Deploy',
    ]);
    await userEvent.click(options[1]);
    await correct(dialog, 'It was the next one');
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'move_failure',
      deploymentId: 'd2',
      rule: 'incident',
      evidenceId: 'INC-42',
      toDeploymentId: 'd1',
      reason: 'It was the next one',
    });
  });

  it('marks one without a failure as failed', async () => {
    const { drawer, makeCorrection } = await open({}, aDetail());
    await userEvent.click(
      await drawer.findByRole('button', { name: 'Mark as failed' }),
    );
    await correct(await dialogOf('Mark as failed'), 'Nobody could pay');
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'confirm_failure',
      deploymentId: 'd1',
      reason: 'Nobody could pay',
    });
  });

  it('tells in the dialog what went wrong', async () => {
    const { drawer } = await open({
      makeCorrection: async () => {
        throw await responseError(400, 'This deployment has no such failure');
      },
    });
    await userEvent.click(
      await drawer.findByRole('button', { name: /^Confirm: INC/ }),
    );
    const dialog = await dialogOf('Confirm the failure');
    await correct(dialog, 'Why not');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't correct this. This deployment has no such failure",
    );
  });

  it('is not offered to who may not', async () => {
    const { drawer } = await open({
      getCorrections: async () => someCorrections([], { editable: false }),
    });
    expect(await drawer.findByText(/Rolled back/)).toBeVisible();
    expect(
      drawer.queryByRole('button', { name: /Confirm|Move|Not caused|Correct/ }),
    ).not.toBeInTheDocument();
    expect(
      drawer.queryByRole('button', { name: 'This was no deployment' }),
    ).not.toBeInTheDocument();
  });
});

describe('correcting an incident', () => {
  it('sets the times that were changed, and no others', async () => {
    const { drawer, makeCorrection } = await open();
    await userEvent.click(
      await drawer.findByRole('button', {
        name: 'Correct times of “Checkout answers slowly”',
      }),
    );
    const dialog = await dialogOf('Correct the times of the incident');
    const field = (name: RegExp) => within(dialog).getByLabelText(name);
    expect(field(/^Detected/)).toHaveValue('2026-03-11T12:20');
    await userEvent.clear(field(/^Mitigated/));
    await userEvent.type(field(/^Mitigated/), '2026-03-11T12:00');
    expect(
      within(dialog).getByText('This cannot be before the detection.'),
    ).toBeVisible();
    await userEvent.clear(field(/^Mitigated/));
    await userEvent.type(field(/^Mitigated/), '2026-03-11T12:45');
    await correct(dialog, 'It was over sooner');
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'set_incident_times',
      incidentId: 'INC-42',
      mitigatedAt: '2026-03-11T12:45:00.000Z',
      reason: 'It was over sooner',
    });
  });

  it('says that a time is not known when its field is emptied', async () => {
    const { drawer, makeCorrection } = await open();
    await userEvent.click(
      await drawer.findByRole('button', { name: /^Correct times/ }),
    );
    const dialog = await dialogOf('Correct the times of the incident');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Correct' }),
    );
    expect(within(dialog).getByText('Change at least one time.')).toBeVisible();
    await userEvent.clear(within(dialog).getByLabelText(/^Detected/));
    expect(within(dialog).getByText('A time is needed.')).toBeVisible();
    await userEvent.type(
      within(dialog).getByLabelText(/^Detected/),
      '2026-03-11T12:20',
    );
    await userEvent.clear(within(dialog).getByLabelText(/^Mitigated/));
    await correct(dialog, 'Nobody knows');
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'set_incident_times',
      incidentId: 'INC-42',
      mitigatedAt: null,
      reason: 'Nobody knows',
    });
  });

  it('sets the services that it affects', async () => {
    const { drawer, makeCorrection } = await open();
    await userEvent.click(
      await drawer.findByRole('button', { name: /^Correct services/ }),
    );
    const dialog = await dialogOf('Correct the services of the incident');
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: /^Affected services/ }),
    );
    await userEvent.keyboard('sea');
    await userEvent.click(
      await screen.findByRole('option', { name: 'search' }),
    );
    await correct(dialog, 'Search was down too');
    expect(makeCorrection).toHaveBeenCalledWith(service, {
      kind: 'set_incident_services',
      incidentId: 'INC-42',
      serviceRefs: ['component:default/checkout', 'component:default/search'],
      reason: 'Search was down too',
    });
  });
});

describe('what was corrected', () => {
  const cleared = aDetail(
    aFailedDeployment({
      verdict: 'ok',
      corrected: true,
      failures: failed.failures
        .slice(1)
        .map(reason => ({ ...reason, cleared: 'c1' })),
    }),
  );

  it('is grey and tells why, in the history too, and can be undone', async () => {
    const undoCorrection = jest.fn(async () => aCorrection());
    const { drawer } = await open(
      {
        getCorrections: async () => someCorrections([aCorrection()]),
        undoCorrection,
      },
      cleared,
    );
    expect(
      await drawer.findByText('Does not count: The rollback was an exercise'),
    ).toBeVisible();
    expect(
      drawer.queryByRole('button', { name: /^Not caused/ }),
    ).not.toBeInTheDocument();
    const history = within(drawer.getByRole('region', { name: 'Corrections' }));
    const [item] = history.getAllByRole('listitem');
    expect(item).toHaveTextContent('Not caused by this deployment: Rollback');
    expect(item).toHaveTextContent('“The rollback was an exercise”');
    expect(item).toHaveTextContent(/12 Mar, 13:00, .*guest/i);
    await userEvent.click(
      history.getByRole('button', {
        name: 'Undo: Not caused by this deployment: Rollback',
      }),
    );
    expect(undoCorrection).toHaveBeenCalledWith(service, 'c1');
    expect(
      await drawer.findByText('The correction is undone. The numbers follow.'),
    ).toBeVisible();
  });

  it('stays in the history when it is undone', async () => {
    const { drawer } = await open({
      getCorrections: async () =>
        someCorrections([
          aCorrection({
            undoneBy: 'user:default/ann',
            undoneAt: '2026-03-12T13:30:00.000Z',
          }),
        ]),
    });
    expect(await drawer.findByText(/^Undone 12 Mar, 13:30/)).toHaveTextContent(
      /ann$/i,
    );
    expect(
      drawer.queryByRole('button', { name: /^Undo/ }),
    ).not.toBeInTheDocument();
  });

  it('is marked in the table, where a dismissed one says what it is', async () => {
    renderOnEntity(<EntityDoraContent />, {
      api: {
        getDeployments: async () =>
          aPage([
            cleared,
            aDeployment({
              id: 'd3',
              kind: 'dismissed',
              verdict: 'not_counted',
              corrected: true,
            }),
          ]),
      },
    });
    const table = await screen.findByRole('table', { name: 'Deployments' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('OK Corrected');
    expect(second).toHaveTextContent('No deployment Corrected');
  });

  it('is listed below the deployments of the service', async () => {
    const undoCorrection = jest.fn(async () => aCorrection());
    renderOnEntity(<EntityDoraContent />, {
      api: {
        getCorrections: async () =>
          someCorrections([
            aCorrection({
              change: {
                kind: 'set_incident_services',
                incidentId: 'INC-42',
                serviceRefs: [],
              },
            }),
            aCorrection({
              id: 'c0',
              change: {
                kind: 'set_incident_times',
                incidentId: 'INC-42',
                detectedAt: '2026-03-11T12:10:00.000Z',
                resolvedAt: null,
              },
            }),
          ]),
        undoCorrection,
      },
    });
    const panel = within(
      await screen.findByRole('region', { name: 'Corrections' }),
    );
    const [services, times] = panel.getAllByRole('listitem');
    expect(services).toHaveTextContent('Services of an incident: none');
    expect(times).toHaveTextContent(
      'Times of an incident: Detected 11 Mar, 12:10, Resolved not known',
    );
    await userEvent.click(within(services).getByRole('button'));
    expect(undoCorrection).toHaveBeenCalledWith(service, 'c1');
    expect(
      await panel.findByText('The correction is undone. The numbers follow.'),
    ).toBeVisible();
  });
});
