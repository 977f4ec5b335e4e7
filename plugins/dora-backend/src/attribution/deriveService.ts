import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { namesOfImages } from './builtRevisions';
import { DeploymentLink } from './deploymentLink';
import {
  Component,
  deriveDeployments,
  EarlierDeployments,
} from './deriveDeployments';
import { canonicalEnvironment } from './environments';
import { identityOf } from './groupDeployments';
import {
  deleteDeploymentLinks,
  deleteLinksOfOthers,
  firstRuns,
  lastDeployment,
} from './links';
import { insertArtifactLookups, insertCommitLookups } from './lookups';
import { readReleases } from './readReleases';
import { namedCommits, ResolvedDeployment } from './resolveRevisions';
import { AttributionRules, ServiceScope } from './scope';
import { storeDeploymentLink } from './storeDeploymentLink';

/**
 * Derives a service's deployments and their commits anew from an instant on.
 * What lies before is left alone and is what the derivation builds upon.
 *
 * @returns the instant from which it has derived, which may be earlier than
 * asked for: a release that was going out then is derived whole.
 */
export async function deriveService(
  trx: Knex.Transaction,
  scope: ServiceScope,
  from: Instant,
  rules: AttributionRules,
): Promise<Instant> {
  const { facts, start } = await readReleases(trx, scope, from);
  const { entityRef } = scope.service;
  await deleteDeploymentLinks(trx, entityRef, start);
  await deleteLinksOfOthers(
    trx,
    entityRef,
    facts.map(({ linkId }) => linkId),
  );
  await rememberLookups(trx, scope, facts);
  for (const [environment, members] of byEnvironment(facts, rules)) {
    const links = deriveDeployments(
      environment,
      members,
      await readEarlier(trx, scope, environment, members, start),
      rules.failureWindowMs,
      ({ repository }) => componentOf(scope, repository),
    );
    for (const link of links) {
      await storeDeploymentLink(trx, scope, link, rules);
    }
  }
  return start;
}

// What arrives later of one of these concerns this deployment.
async function rememberLookups(
  trx: Knex.Transaction,
  scope: ServiceScope,
  facts: ResolvedDeployment[],
): Promise<void> {
  for (const fact of facts) {
    const deployment = {
      id: fact.linkId,
      serviceRef: scope.service.entityRef,
      occurredAt: fact.occurredAt,
    };
    for (const { repository, revision } of namedCommits(scope, fact)) {
      await insertCommitLookups(trx, deployment, repository, [revision]);
    }
    await insertArtifactLookups(trx, deployment, namesOfImages(fact));
  }
}

function byEnvironment(
  facts: ResolvedDeployment[],
  { productionNames }: AttributionRules,
): Array<[string, ResolvedDeployment[]]> {
  const environments = new Map<string, ResolvedDeployment[]>();
  for (const fact of facts) {
    const name = canonicalEnvironment(fact.environment, productionNames);
    environments.set(name, [...(environments.get(name) ?? []), fact]);
  }
  return [...environments].sort(([a], [b]) => (a < b ? -1 : 1));
}

function componentOf(
  { repositories }: ServiceScope,
  repository: string | null,
): Component {
  return repositories.length > 1 ? repository : null;
}

async function readEarlier(
  trx: Knex.Transaction,
  scope: ServiceScope,
  environment: string,
  members: ResolvedDeployment[],
  start: Instant,
): Promise<EarlierDeployments> {
  const { entityRef } = scope.service;
  const components = new Set(
    members.map(({ repository }) => componentOf(scope, repository)),
  );
  const last = async (...outcomes: Array<DeploymentLink['status']>) => {
    const links = new Map<Component, DeploymentLink>();
    for (const component of components) {
      const link = await lastDeployment(
        trx,
        entityRef,
        environment,
        start,
        component,
        outcomes,
      );
      if (link) {
        links.set(component, link);
      }
    }
    return links;
  };
  const live = await last('succeeded');
  const identities = [
    ...members.map(identityOf),
    ...[...live.values()].map(({ identity }) => identity),
  ].filter((identity): identity is string => identity !== null);
  return {
    live,
    ended: await last('succeeded', 'failed'),
    firstRanAt: await firstRuns(trx, entityRef, environment, start, [
      ...new Set(identities),
    ]),
  };
}
