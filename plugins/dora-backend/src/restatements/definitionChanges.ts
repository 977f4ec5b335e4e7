import {
  DefinitionsVersion,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { contains, dayOf, Span } from '../metrics';

/**
 * The changes of the rules within a window, the oldest first. The first version
 * is none: nothing was defined otherwise before.
 *
 * @param versions - In any order.
 */
export function definitionChanges(
  versions: readonly DefinitionsVersion[],
  window: Span & { timeZone: string },
): ServiceSeries['definitionChanges'] {
  return versions
    .filter(({ version }) => version > 1)
    .filter(({ since }) => contains(window, Date.parse(since)))
    .sort((a, b) => a.version - b.version)
    .map(({ version, since, changes }) => ({
      day: dayOf(Date.parse(since), window.timeZone),
      version,
      text: `Rules v${version - 1} → v${version}: ${changes
        .map(({ title, from, to }) => `${title}: ${from} → ${to}`)
        .join('; ')}`,
    }));
}
