import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { CatalogService } from '../catalog/entitySubjects';
import { readDeployments, StoredDeployment } from '../facts/deployments';
import { expandSha, readCommits, readPushesWith } from '../facts/pushes';
import { commitRange } from './commitRange';
import { DeploymentLink } from './deploymentLink';
import { deriveDeployments } from './deriveDeployments';
import { canonicalEnvironment } from './environments';
import { FAN_OUT_MS, identityOf, mayJoin, startOf } from './groupDeployments';
import {
  CONFIG_REVISION_NOTE,
  describeGap,
  linkCommits,
  NO_REVISION_NOTE,
  UNKNOWN_REVISION_NOTE,
} from './linkCommits';
import {
  deleteDeploymentLinks,
  deliveredAmong,
  firstRuns,
  insertCommitLinks,
  insertDeploymentLink,
  insertLookups,
  lastSucceeded,
} from './links';

const FULL_SHA_LENGTH = 40;

/** What the links depend on besides the facts. */
export interface AttributionRules {
  failureWindowMs: number;
  productionNames: string[];
}

/** Subjects by which a service's deployments are found, and its repositories. */
export interface ServiceScope {
  service: CatalogService;
  /** Without those that several services share: these name nobody. */
  deploymentSubjects: string[];
  repositories: string[];
}

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
  const { facts, start } = await readWholeReleases(trx, scope, from);
  const { entityRef } = scope.service;
  await deleteDeploymentLinks(trx, entityRef, start);
  const resolved = await resolveRevisions(trx, scope, facts);
  for (const [environment, members] of byEnvironment(resolved, rules)) {
    const live = await lastSucceeded(trx, entityRef, environment, start);
    const identities = [...members.map(identityOf), live?.identity ?? null];
    const links = deriveDeployments(
      environment,
      members,
      {
        live,
        firstRanAt: await firstRuns(
          trx,
          entityRef,
          environment,
          start,
          [...new Set(identities)].filter(
            (identity): identity is string => identity !== null,
          ),
        ),
      },
      rules.failureWindowMs,
    );
    for (const link of links) {
      await storeLink(trx, scope, link);
    }
  }
  return start;
}

async function readWholeReleases(
  trx: Knex.Transaction,
  { deploymentSubjects }: ServiceScope,
  from: Instant,
): Promise<{ facts: StoredDeployment[]; start: Instant }> {
  let start = from;
  let facts = await readDeployments(trx, deploymentSubjects, start);
  for (;;) {
    const reach = Math.min(...facts.map(startOf), Infinity) - FAN_OUT_MS;
    if (reach >= start) {
      return { facts, start };
    }
    const wider = await readDeployments(trx, deploymentSubjects, reach);
    const torn = wider.find(
      fact =>
        fact.occurredAt < start && facts.some(member => mayJoin(fact, member)),
    );
    if (!torn) {
      return { facts, start };
    }
    start = torn.occurredAt;
    facts = wider.filter(fact => fact.occurredAt >= start);
  }
}

// Some senders tell no repository and some abbreviate the commit.
async function resolveRevisions(
  trx: Knex.Transaction,
  { service, repositories }: ServiceScope,
  facts: StoredDeployment[],
): Promise<StoredDeployment[]> {
  const resolved: StoredDeployment[] = [];
  for (const fact of facts) {
    if (!fact.revision || fact.revisionIsConfig) {
      resolved.push(fact);
      continue;
    }
    const sha = fact.revision;
    const candidates = fact.repository ? [fact.repository] : repositories;
    await insertLookups(
      trx,
      service.entityRef,
      fact.id,
      fact.occurredAt,
      candidates.map(repository => ({ repository, sha })),
    );
    resolved.push({ ...fact, ...(await findCommit(trx, candidates, sha)) });
  }
  return resolved;
}

async function findCommit(
  trx: Knex.Transaction,
  repositories: string[],
  sha: string,
): Promise<{ repository?: string; revision?: string }> {
  for (const repository of repositories) {
    const revision =
      sha.length < FULL_SHA_LENGTH
        ? await expandSha(trx, repository, sha)
        : (await readCommits(trx, repository, [sha]))[0]?.sha;
    if (revision) {
      return { repository, revision };
    }
  }
  return repositories.length === 1 ? { repository: repositories[0] } : {};
}

function byEnvironment(
  facts: StoredDeployment[],
  { productionNames }: AttributionRules,
): Array<[string, StoredDeployment[]]> {
  const environments = new Map<string, StoredDeployment[]>();
  for (const fact of facts) {
    const name = canonicalEnvironment(fact.environment, productionNames);
    environments.set(name, [...(environments.get(name) ?? []), fact]);
  }
  return [...environments].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function storeLink(
  trx: Knex.Transaction,
  scope: ServiceScope,
  link: DeploymentLink,
): Promise<void> {
  const { entityRef } = scope.service;
  if (link.status !== 'succeeded' || link.kind !== 'deploy') {
    await insertDeploymentLink(trx, entityRef, link, null);
    return;
  }
  const { repository, revision } = link;
  if (!revision || link.revisionIsConfig || !repository) {
    const note = link.revisionIsConfig
      ? CONFIG_REVISION_NOTE
      : NO_REVISION_NOTE;
    await insertDeploymentLink(
      trx,
      entityRef,
      link,
      revision && !link.revisionIsConfig ? UNKNOWN_REVISION_NOTE : note,
    );
    return;
  }
  const note = await storeCommits(trx, scope, link, repository, revision);
  await insertDeploymentLink(trx, entityRef, link, note);
}

async function storeCommits(
  trx: Knex.Transaction,
  { service }: ServiceScope,
  link: DeploymentLink,
  repository: string,
  revision: string,
): Promise<string | null> {
  const { entityRef } = service;
  const delivered = (shas: string[]) =>
    deliveredAmong(trx, entityRef, link.environment, repository, shas);
  const looked = new Set<string>();
  const previous = await lastSucceeded(
    trx,
    entityRef,
    link.environment,
    link.occurredAt,
    repository,
  );
  const { shas, gap } = await commitRange(
    {
      pushesWith: sha => {
        looked.add(sha);
        return readPushesWith(trx, repository, sha);
      },
      isDelivered: async sha => (await delivered([sha])).has(sha),
    },
    revision,
    previous?.revision ?? null,
  );
  const earlier = await delivered(shas);
  const fresh = shas.filter(sha => !earlier.has(sha));
  const commits = await readCommits(trx, repository, fresh);
  await insertCommitLinks(
    trx,
    entityRef,
    link,
    repository,
    linkCommits(fresh, commits, link.occurredAt, service.paths),
  );
  await insertLookups(
    trx,
    entityRef,
    link.id,
    link.occurredAt,
    [...new Set([...looked, ...fresh])].map(sha => ({ repository, sha })),
  );
  const unknown =
    fresh.includes(revision) && commits.every(({ sha }) => sha !== revision);
  return unknown ? UNKNOWN_REVISION_NOTE : describeGap(gap);
}
