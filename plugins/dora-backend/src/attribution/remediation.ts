import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant, requiredInstant } from '../database/columns';
import { failureWindowMs } from '../definitions';
import { REWORK_KINDS } from '../metrics';
import { AffectedService } from './AffectedServices';

/**
 * The end of the deployment that repaired the cause of an incident: the first
 * such after the detection, at most a failure window later; null when there is none.
 */
export async function remediatedAt(
  trx: Knex.Transaction,
  deploymentId: string | null,
  detectedAt: Instant,
  affected: AffectedService[],
): Promise<Instant | null> {
  const cause =
    deploymentId === null
      ? undefined
      : await trx('dora_deployment_links').where('id', deploymentId).first();
  const service = affected.find(
    ({ serviceRef }) => serviceRef === cause?.service_ref,
  );
  if (!service) {
    return null;
  }
  const row: any = await trx('dora_deployment_links')
    .where({
      service_ref: cause.service_ref,
      environment: cause.environment,
      status: 'succeeded',
    })
    .whereIn('kind', REWORK_KINDS)
    .where('occurred_at', '>', requiredInstant(cause.occurred_at))
    .where('occurred_at', '>=', detectedAt)
    .where(
      'occurred_at',
      '<=',
      detectedAt + failureWindowMs(service.definitions),
    )
    .min({ at: 'occurred_at' })
    .first();
  return instant(row?.at);
}
