import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { failureWindowMs } from '../definitions';
import { changesWhatRuns } from '../metrics';
import { addFailure } from './addFailure';
import { DeploymentLink } from './deploymentLink';
import { partOf } from './links';
import {
  AttributionRules,
  Component,
  componentOf,
  ServiceScope,
} from './scope';

/** Marks the deployment as failed that ran when a hotfix had to follow soon after. */
export async function blameMended(
  trx: Knex.Transaction,
  scope: ServiceScope,
  hotfix: DeploymentLink,
  { definitions }: AttributionRules,
): Promise<void> {
  const component = componentOf(scope, definitions, hotfix);
  const { entityRef } = scope.service;
  const mended = await lastNew(trx, entityRef, component, hotfix);
  const since = hotfix.startedAt - failureWindowMs(definitions);
  if (
    mended &&
    changesWhatRuns(mended.kind) &&
    requiredInstant(mended.occurred_at) >= since
  ) {
    await addFailure(trx, mended.id, {
      rule: 'hotfix_follows',
      at: hotfix.startedAt,
      deploymentId: hotfix.id,
    });
  }
}

/** The deployment that brought what ran before another, and none that merely repeated it. */
async function lastNew(
  trx: Knex.Transaction,
  serviceRef: string,
  component: Component,
  { environment, occurredAt }: DeploymentLink,
) {
  return trx('dora_deployment_links')
    .where({
      service_ref: serviceRef,
      environment,
      status: 'succeeded',
      ...partOf(component),
    })
    .whereNotIn('kind', ['redeploy', 'dismissed'])
    .where('occurred_at', '<=', occurredAt)
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('id', 'kind', 'occurred_at');
}
