import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { DataHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraApi } from '../api/DoraApi';
import { responseError } from '../__testUtils__/api';
import { aHealth } from '../__testUtils__/health';
import { renderOnPage } from '../__testUtils__/render';
import { Health } from './Health';

const NAME = 'github.com/acme/pay-api';
const SUBJECT = `repository:${NAME}`;

const anEntity = (kind: string, name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title },
  spec: {},
});

const entities = [
  anEntity('Component', 'payments', 'Payments API'),
  anEntity('Component', 'checkout'),
  anEntity('Group', 'payments-team'),
];

/** A page above a backend that forgets a name when something is done about it. */
function show(api: Partial<DoraApi> = {}, search?: string) {
  const backend: Partial<DataHealth> = {};
  const without = (subject: string) => {
    backend.unmatched = aHealth().unmatched.filter(
      one => one.subject !== subject,
    );
  };
  const spies = {
    mapSubject: jest.fn(async (subject: string) => without(subject)),
    ignoreSubject: jest.fn(async (subject: string) => without(subject)),
    restoreSubject: jest.fn(async () => {}),
    unmapSubject: jest.fn(async () => {
      backend.mappings = [];
    }),
  };
  renderOnPage(<Health />, {
    api: { getHealth: async () => aHealth(backend), ...spies, ...api },
    entities,
    search,
  });
  return spies;
}

const table = () => screen.findByRole('table', { name: 'Unmatched names' });
const search = () => screen.getByTestId('search').textContent;

async function open(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
}

const click = (within_: HTMLElement, name: string) =>
  userEvent.click(within(within_).getByRole('button', { name }));

describe('unmatched names', () => {
  it('are listed with who uses them', async () => {
    show();
    const rows = within(await table()).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toHaveTextContent(
      /^github\.com\/acme\/pay-apiRepositorygithub31\d+ d ago\d+ d agoMap…Ignore…$/,
    );
    expect(rows[2]).toHaveTextContent(
      /^pay-apiArgo CD applicationargocd-prod4/,
    );
  });

  it('lead to their deliveries', async () => {
    show({}, '?source=github');
    const link = within(await table()).getByRole('link', { name: '31' });
    expect(link.getAttribute('href')).toMatch(
      /\?subject=repository%3Agithub\.com%2Facme%2Fpay-api&state=all$/,
    );
  });

  it('tells when there is none', async () => {
    show({ getHealth: async () => aHealth({ unmatched: [] }) });
    expect(
      await screen.findByText(
        'Every name that deliveries use belongs to a service.',
      ),
    ).toBeVisible();
  });
});

describe('mapping', () => {
  it('finds a component by its title with the keyboard alone', async () => {
    const { mapSubject } = show();
    const button = await screen.findByRole('button', {
      name: `Map ${NAME} to a service`,
    });
    button.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: `Map ${NAME}` });
    await userEvent.tab();
    expect(within(dialog).getByLabelText(/^Service/)).toHaveFocus();
    await userEvent.keyboard('pay');
    const option = await screen.findByRole('option');
    expect(option).toHaveTextContent('Payments APIcomponent:default/payments');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(within(dialog).getByLabelText(/^Service/)).toHaveValue(
      'Payments API',
    );
    await click(dialog, 'Map');
    expect(mapSubject).toHaveBeenCalledWith(
      SUBJECT,
      'component:default/payments',
    );
    expect(
      await screen.findByText(
        `${NAME} is mapped to Payments API. The numbers will follow shortly.`,
      ),
    ).toBeVisible();
    await waitFor(async () =>
      expect(within(await table()).queryByText(NAME)).toBeNull(),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('needs a service', async () => {
    const { mapSubject } = show();
    const dialog = await open(`Map ${NAME} to a service`);
    await click(dialog, 'Map');
    expect(within(dialog).getByText('Choose a service')).toBeVisible();
    expect(mapSubject).not.toHaveBeenCalled();
  });

  it('tells when no component has such a name', async () => {
    show();
    const dialog = await open(`Map ${NAME} to a service`);
    await userEvent.type(within(dialog).getByLabelText(/^Service/), 'team');
    await waitFor(() =>
      expect(screen.getByText('No component has such a name')).toBeVisible(),
    );
  });

  it('shows in the dialog why it could not be done', async () => {
    const error = await responseError(400, 'It is not a service');
    show({ mapSubject: () => Promise.reject(error) });
    const dialog = await open(`Map ${NAME} to a service`);
    await userEvent.type(within(dialog).getByLabelText(/^Service/), 'check');
    await userEvent.click(await screen.findByRole('option'));
    await click(dialog, 'Map');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      "Couldn't map the name. It is not a service",
    );
    expect(within(dialog).getByRole('button', { name: 'Map' })).toBeEnabled();
  });
});

describe('ignoring', () => {
  it('needs a reason', async () => {
    const { ignoreSubject } = show();
    const dialog = await open(`Ignore ${NAME}`);
    await click(dialog, 'Ignore');
    expect(within(dialog).getByText('Say why')).toBeVisible();
    expect(ignoreSubject).not.toHaveBeenCalled();
    await userEvent.type(
      within(dialog).getByLabelText(/^Reason/),
      'Archived{Enter}',
    );
    expect(ignoreSubject).toHaveBeenCalledWith(SUBJECT, 'Archived');
    expect(await screen.findByText(`${NAME} is ignored.`)).toBeVisible();
  });

  it('is undone behind the switch', async () => {
    const { restoreSubject } = show();
    expect(within(await table()).queryByText(/sandbox/)).toBeNull();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Show 1 ignored' }),
    );
    expect(search()).toBe('?ignored=show');
    expect(within(await table()).getByText(/^Ignored:/)).toHaveTextContent(
      'Ignored: A playground',
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Stop ignoring github.com/acme/sandbox',
      }),
    );
    expect(restoreSubject).toHaveBeenCalledWith(
      'repository:github.com/acme/sandbox',
    );
    expect(
      await screen.findByText('github.com/acme/sandbox is no longer ignored.'),
    ).toBeVisible();
  });

  it('tells when it could not be undone', async () => {
    const error = await responseError(500, 'Broken');
    show({ restoreSubject: () => Promise.reject(error) }, '?ignored=show');
    await userEvent.click(
      await screen.findByRole('button', { name: /^Stop ignoring/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't stop ignoring the name. Broken",
    );
  });
});

describe('mapped names', () => {
  const region = () => screen.findByRole('region', { name: 'Mapped names' });

  it('are listed, and can be unmapped', async () => {
    const { unmapSubject } = show();
    const panel = await region();
    expect(within(panel).getAllByRole('row')[1]).toHaveTextContent(
      /^shopService namecheckout\d+ d agoUnmap$/,
    );
    await click(panel, 'Unmap shop from component:default/checkout');
    expect(unmapSubject).toHaveBeenCalledWith(
      'service:shop',
      'component:default/checkout',
    );
    expect(
      await within(panel).findByText(
        'shop is no longer mapped to component:default/checkout. The numbers will follow shortly.',
      ),
    ).toBeVisible();
    await waitFor(() =>
      expect(within(panel).queryByRole('table')).not.toBeInTheDocument(),
    );
  });

  it('tells when they could not be unmapped', async () => {
    const error = await responseError(500, 'Broken');
    show({ unmapSubject: () => Promise.reject(error) });
    await click(await region(), 'Unmap shop from component:default/checkout');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Couldn't unmap the name. Broken",
    );
  });
});
