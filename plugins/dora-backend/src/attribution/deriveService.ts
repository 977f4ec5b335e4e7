import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { namesOfImages } from './builtRevisions';
import { DeploymentLink } from './deploymentLink';
import { readDeploymentCorrections } from './correctDeployments';
import { deriveDeployments } from './deriveDeployments';
import { canonicalEnvironment } from './environments';
import { identityOf, placeOf } from './groupDeployments';
import {
  deleteDeploymentLinks,
  deleteLinksOfOthers,
  firstRuns,
  lastDeployment,
} from './links';
import { insertArtifactLookups, insertCommitLookups } from './lookups';
import { readReleases } from './readReleases';
import { namedCommits, ResolvedDeployment } from './resolveRevisions';
import { EarlierDeployments } from './RunHistory';
import {
  AttributionRules,
  Component,
  componentOf,
  ServiceScope,
} from './scope';
import { storeDeploymentLink } from './storeDeploymentLink';

/**
 * Derives a service's deployments and their commits anew wherever a change at
 * an instant may concern them. What lies before that is left alone and is what
 * the derivation builds upon.
 *
 * @param rules - Of the service.
 * @returns the instant from which it has derived, which is earlier than the change.
 */
export async function deriveService(
  trx: Knex.Transaction,
  scope: ServiceScope,
  changedAt: Instant,
  rules: AttributionRules,
): Promise<Instant> {
  const { facts, start } = await readReleases(trx, scope, changedAt, rules);
  const { entityRef } = scope.service;
  await deleteDeploymentLinks(trx, entityRef, start);
  await deleteLinksOfOthers(
    trx,
    entityRef,
    facts.map(({ linkId }) => linkId),
  );
  await rememberLookups(trx, scope, facts);
  const corrections = await readDeploymentCorrections(trx, entityRef);
  for (const [environment, members] of byEnvironment(facts, rules)) {
    const links = deriveDeployments(
      environment,
      members,
      await readEarlier(trx, scope, environment, members, start, rules),
      rules.definitions,
      link => componentOf(scope, rules.definitions, link),
      corrections,
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

async function readEarlier(
  trx: Knex.Transaction,
  scope: ServiceScope,
  environment: string,
  members: ResolvedDeployment[],
  start: Instant,
  { definitions }: AttributionRules,
): Promise<EarlierDeployments> {
  const { entityRef } = scope.service;
  const last = (
    component: Component,
    ...outcomes: Array<DeploymentLink['status']>
  ) => lastDeployment(trx, entityRef, environment, start, component, outcomes);
  const components: EarlierDeployments['components'] = [];
  for (const component of componentsOf(scope, members, definitions)) {
    components.push({
      component,
      live: await last(component, 'succeeded'),
      ended: await last(component, 'succeeded', 'failed'),
    });
  }
  const identities = [
    ...members.map(identityOf),
    ...components.map(({ live }) => live?.identity ?? null),
  ].filter((identity): identity is string => identity !== null);
  return {
    components,
    firstRanAt: await firstRuns(trx, entityRef, environment, start, [
      ...new Set(identities),
    ]),
  };
}

function componentsOf(
  scope: ServiceScope,
  members: ResolvedDeployment[],
  definitions: DefinitionValues,
): Component[] {
  const components = new Map<string, Component>();
  for (const fact of members) {
    const { repository } = fact;
    const told = { repository, place: placeOf(fact) };
    const component = componentOf(scope, definitions, told);
    components.set(JSON.stringify(component), component);
  }
  return [...components.values()];
}
