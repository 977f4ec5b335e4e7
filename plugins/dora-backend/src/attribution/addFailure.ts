import { Knex } from 'knex';
import { json } from '../database/columns';
import { OwnFailure } from './deploymentLink';

/** Marks a deployment as failed, once by each rule and later deployment. */
export async function addFailure(
  trx: Knex.Transaction,
  id: string,
  failure: OwnFailure,
): Promise<void> {
  const row = await trx('dora_deployment_links')
    .where({ id })
    .first('failures');
  const failures = json<OwnFailure[]>(row.failures, []);
  const isKnown = failures.some(
    ({ rule, deploymentId }) =>
      rule === failure.rule && deploymentId === failure.deploymentId,
  );
  if (!isKnown) {
    await trx('dora_deployment_links')
      .where({ id })
      .update({ failures: JSON.stringify([...failures, failure]) });
  }
}
