import { NotFoundError } from '@backstage/errors';
import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';

/** Leaves the entities of a list that a person may see. */
export type Visible = (refs: string[]) => Promise<string[]>;

/**
 * A change with the refs of its services in full. Services that the person
 * cannot see stay those of an incident: what nobody sees, nobody means to change.
 *
 * @throws NotFoundError when it names a service that does not exist, or that
 * the person cannot see.
 */
export async function withVisibleServices<T extends CorrectionChange>(
  db: Knex,
  change: T,
  visible: Visible,
): Promise<T> {
  if (change.kind === 'move_failure') {
    const target = await db('dora_deployment_links')
      .where('id', change.toDeploymentId)
      .pluck('service_ref');
    if ((await visible(target)).length === 0) {
      throw new NotFoundError('There is no deployment to move the failure to');
    }
  }
  if (change.kind !== 'set_incident_services') {
    return change;
  }
  const wanted = [
    ...new Set(change.serviceRefs.map(ref => ref.toLocaleLowerCase('en-US'))),
  ];
  const known: string[] = await db('dora_services')
    .whereIn('entity_ref', wanted)
    .whereNull('removed_at')
    .pluck('entity_ref');
  if ((await visible(known)).length < wanted.length) {
    throw new NotFoundError('There is no such service');
  }
  const affected: string[] = await db('dora_incident_links')
    .where('incident_id', change.incidentId)
    .pluck('service_ref');
  const shown = await visible(affected);
  const hidden = affected.filter(ref => !shown.includes(ref));
  return {
    ...change,
    serviceRefs: [...new Set([...wanted, ...hidden])].sort(),
  };
}
