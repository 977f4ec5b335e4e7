import { screen } from '@testing-library/react';
import { DORA_SOURCE_KINDS } from '@dora-metrics/backstage-plugin-dora-common';
import { renderOnPage } from '../__testUtils__/render';
import { FirstRun } from './FirstRun';
import { docsOf, SENDERS } from './senders';

describe('the first run', () => {
  it('leads to the page of every sender, and to what arrives', async () => {
    renderOnPage(<FirstRun />);
    await screen.findByRole('heading', { name: 'Set up sources' });
    const links = new Map(
      screen
        .getAllByRole('link')
        .map(link => [link.getAttribute('href'), link.textContent]),
    );
    expect(links.get('/dora/health')).toBe('Data health');
    for (const kind of DORA_SOURCE_KINDS) {
      expect(links.get(docsOf(kind))).toContain(SENDERS[kind].title);
    }
  });
});
