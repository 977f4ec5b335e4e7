import { DoraApi } from './DoraApi';
import { STORY_DAYS, STORY_SERVICES } from './story';

const PAGE = 200;

/**
 * All numbers of a story, byte for byte as the API answers. Nothing is left out:
 * over days that are past, no answer says when it was computed.
 */
export async function readNumbers(api: DoraApi): Promise<string> {
  const answers = [await readReports(api, STORY_SERVICES, STORY_DAYS)];
  const days = new URLSearchParams(STORY_DAYS);
  for (const service of STORY_SERVICES) {
    let cursor: string | null = null;
    do {
      const page = await api.text(
        `${pathOf(service)}/deployments?${days}&limit=${PAGE}${
          cursor ? `&cursor=${cursor}` : ''
        }`,
      );
      answers.push(page);
      cursor = JSON.parse(page).next;
    } while (cursor);
  }
  return answers.join('\n');
}

/** Metrics, series and stages of services over some days, in the same way. */
export async function readReports(
  api: DoraApi,
  services: string[],
  days: { from: string; to: string },
): Promise<string> {
  const answers: string[] = [];
  for (const service of services) {
    for (const report of ['metrics', 'series', 'stages']) {
      answers.push(
        await api.text(
          `${pathOf(service)}/${report}?${new URLSearchParams(days)}`,
        ),
      );
    }
  }
  return answers.join('\n');
}

function pathOf(service: string): string {
  return `/v1/services/default/component/${service}`;
}
