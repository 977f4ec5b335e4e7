import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { StoredDeployment } from '../facts/deployments';
import { readCommits } from '../facts/commits';
import { readPushesWith } from '../facts/pushes';
import { StageInterval } from '../metrics';
import {
  CLOCKS_DIFFER_NOTE,
  CONFIG_REVISION_NOTE,
  describeGap,
  NO_REVISION_NOTE,
  UNKNOWN_REVISION_NOTE,
} from './commitNotes';
import { commitRange } from './commitRange';
import { readCommitWork } from './commitWork';
import { DeploymentLink } from './deploymentLink';
import { deriveDeployments } from './deriveDeployments';
import { canonicalEnvironment } from './environments';
import { identityOf } from './groupDeployments';
import { isAnyYounger, linkCommits } from './linkCommits';
import {
  deleteDeploymentLinks,
  deleteLinksOfOthers,
  deliveredAmong,
  firstRuns,
  insertCommitLinks,
  insertDeploymentLink,
  insertLookups,
  lastSucceeded,
} from './links';
import { readReleases } from './readReleases';
import { resolveRevisions } from './resolveRevisions';
import { AttributionRules, ServiceScope } from './scope';

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
  const { facts, start } = await readReleases(
    trx,
    scope.deploymentSubjects,
    from,
  );
  const { entityRef } = scope.service;
  await deleteDeploymentLinks(trx, entityRef, start);
  await deleteLinksOfOthers(
    trx,
    entityRef,
    facts.map(({ id }) => id),
  );
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
  const note =
    link.status === 'succeeded' && link.kind === 'deploy'
      ? await storeCommits(trx, scope, link)
      : null;
  await insertDeploymentLink(trx, scope.service.entityRef, link, note);
}

async function storeCommits(
  trx: Knex.Transaction,
  { service }: ServiceScope,
  link: DeploymentLink,
): Promise<string | null> {
  const { entityRef } = service;
  const { repository, revision, revisionIsConfig } = link;
  if (revisionIsConfig) {
    return CONFIG_REVISION_NOTE;
  }
  if (!revision || !repository) {
    return revision ? UNKNOWN_REVISION_NOTE : NO_REVISION_NOTE;
  }
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
  const { intervals, heads } = await readCommitWork(
    trx,
    repository,
    fresh,
    revision,
  );
  const rollOut: StageInterval = {
    stage: 'deploy',
    fromMs: link.startedAt,
    toMs: link.occurredAt,
  };
  const links = linkCommits(
    fresh,
    commits,
    link.occurredAt,
    service.paths,
    sha => [...(intervals.get(sha) ?? []), rollOut],
  );
  await insertCommitLinks(trx, entityRef, link, repository, links);
  await insertLookups(
    trx,
    entityRef,
    link.id,
    link.occurredAt,
    [...new Set([...looked, ...fresh, ...heads])].map(sha => ({
      repository,
      sha,
    })),
  );
  const unknown =
    fresh.includes(revision) && commits.every(({ sha }) => sha !== revision);
  if (unknown) {
    return UNKNOWN_REVISION_NOTE;
  }
  const clocksDiffer = isAnyYounger(links, link.occurredAt);
  return describeGap(gap) ?? (clocksDiffer ? CLOCKS_DIFFER_NOTE : null);
}
