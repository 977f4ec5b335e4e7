import {
  DoraHistory,
  HistoryDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { PlannedDelivery } from './delivery';
import { plan } from './generate';

/** The past of the example organisation, up to the start of its import. */
export const exampleHistory: DoraHistory = {
  id: 'demo-organisation',
  title: 'Example organisation',
  load(startedAt) {
    const planned = plan(startedAt);
    return { total: planned.length, deliveries: rendered(planned) };
  },
};

function* rendered(planned: PlannedDelivery[]): Iterable<HistoryDelivery> {
  for (const { sourceId, render } of planned) {
    yield { sourceId, ...render() };
  }
}
