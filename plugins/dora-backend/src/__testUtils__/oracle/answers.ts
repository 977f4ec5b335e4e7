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
  const all = async (path: string, rows: 'items' | 'rows') => {
    const found = [];
    for (let offset = 0; ; offset += PAGE) {
      const page = await ask(path, { offset, limit: PAGE });
      found.push(...page[rows]);
      if (page[rows].length < PAGE) {
        return found;
      }
    }
  };
  const explain = (metric: ExplainedMetric) =>
    ask(`explanations/${metric}`, { limit: PAGE });
  return {
    deployments: await all('deployments', 'items'),
    incidents: await all('incidents', 'items'),
    leadTimes: await all('explanations/lead_time', 'rows'),
    failureRate: await explain('change_failure_rate'),
    recovery: await explain('failed_deployment_recovery_time'),
    metrics: await ask('metrics'),
  };
}
