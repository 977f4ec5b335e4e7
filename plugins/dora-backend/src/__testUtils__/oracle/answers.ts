import {
  DeploymentSummary,
  ExplainedRow,
  Explanation,
  ExplainedMetric,
  ServiceIncident,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DoraBackend } from '../doraBackend';

const PAGE = 200;

/** All that the API tells of one service in a window. */
export interface Answers {
  deployments: DeploymentSummary[];
  incidents: ServiceIncident[];
  leadTimes: ExplainedRow[];
  failureRate: Explanation;
  recovery: Explanation;
  metrics: ServiceMetrics;
}

/** Asks for all rows of a service. */
export async function readAnswers(
  backend: DoraBackend,
  name: string,
  window: object,
): Promise<Answers> {
  const service = `/v1/services/default/component/${name}`;
  const ask = async (path: string, query: object = {}) =>
    (
      await backend
        .get(`${service}/${path}`)
        .query({ ...window, ...query })
        .expect(200)
    ).body;
  const items = async (path: string) => {
    const found = [];
    let cursor: string | undefined;
    do {
      const page = await ask(path, { cursor, limit: PAGE });
      found.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    return found;
  };
  const leadTimes = async () => {
    const found: ExplainedRow[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const { rows }: Explanation = await ask('explanations/lead_time', {
        offset,
        limit: PAGE,
      });
      found.push(...rows);
      if (rows.length < PAGE) {
        return found;
      }
    }
  };
  const explain = (metric: ExplainedMetric) =>
    ask(`explanations/${metric}`, { limit: PAGE });
  return {
    deployments: await items('deployments'),
    incidents: await items('incidents'),
    leadTimes: await leadTimes(),
    failureRate: await explain('change_failure_rate'),
    recovery: await explain('failed_deployment_recovery_time'),
    metrics: await ask('metrics'),
  };
}
