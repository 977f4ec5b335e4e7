import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';

/** The service and the team with the most deployments since an instant. */
export async function busiestSince(
  db: Knex,
  from: Instant,
): Promise<{ service: string; team: string }> {
  const most = async (column: string): Promise<string> => {
    const row = await db('dora_deployment_links as deployment')
      .join('dora_services as service', 'entity_ref', 'service_ref')
      .where('deployment.environment', 'production')
      .where('deployment.occurred_at', '>=', from)
      .groupBy(column)
      .orderByRaw('count(*) desc')
      .select({ ref: column })
      .first();
    return row!.ref;
  };
  return {
    service: await most('deployment.service_ref'),
    team: await most('service.owner_ref'),
  };
}
