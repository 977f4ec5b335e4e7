import { Revision } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { noteGap } from '../comparisons/noteGap';
import { readCommits } from '../facts/commits';
import { readPushesWith } from '../facts/pushes';
import { StageInterval } from '../metrics';
import {
  CLOCKS_DIFFER_NOTE,
  describeGap,
  SQUASH_NOTE,
  UNKNOWN_REVISION_NOTE,
} from './commitNotes';
import { CommitRange, commitRange } from './commitRange';
import { readCommitWork } from './commitWork';
import { DeploymentLink } from './deploymentLink';
import { CommitLink, isAnyYounger, linkCommits } from './linkCommits';
import { deliveredAmong, insertCommitLinks, lastRevision } from './links';
import { insertCommitLookups } from './lookups';
import { AttributionRules, ServiceScope } from './scope';
import { readJoinedChanges } from './joinedChanges';

/** What a deployment brought of one repository. */
export interface Delivered {
  links: CommitLink[];
  /** Why commits are missing or uncertain. */
  note: string | null;
  /** Nothing is missing: the links are all that it brought. */
  isWhole: boolean;
}

/**
 * Finds the commits that a deployment was first to deliver of one repository,
 * measures them and stores both, with all commits that were asked for on the way.
 *
 * @param paths - Globs of the files that belong to the service; empty for all.
 */
export async function deliverCommits(
  trx: Knex.Transaction,
  { service }: ServiceScope,
  link: DeploymentLink,
  { repository, revision }: Revision,
  paths: string[],
  rules: AttributionRules,
): Promise<Delivered> {
  const { entityRef } = service;
  const delivered = (shas: string[]) =>
    deliveredAmong(trx, entityRef, link.environment, repository, shas);
  const looked = new Set<string>();
  const reader = {
    pushesWith: (sha: string) => {
      looked.add(sha);
      return readPushesWith(trx, repository, sha);
    },
    isDelivered: async (sha: string) => (await delivered([sha])).has(sha),
  };
  // What is deployed of a configuration is one commit: those before it may be
  // other services'.
  const previous = link.isConfigChange
    ? null
    : await lastRevision(
        trx,
        entityRef,
        link.environment,
        link.occurredAt,
        repository,
      );
  const range = link.isConfigChange
    ? { shas: [revision], gap: null }
    : await commitRange(reader, revision, previous);
  if (previous !== null && range.gap !== null) {
    await noteGap(trx, { repository, base: previous, head: revision });
  }
  const joined = await readJoinedChanges(
    trx,
    reader,
    repository,
    range.shas,
    previous,
  );
  const shas = [...new Set([...range.shas, ...joined.originals])];
  const earlier = await delivered(shas);
  const fresh = shas.filter(sha => !earlier.has(sha));
  const commits = await readCommits(trx, repository, fresh);
  const work = await readCommitWork(trx, {
    repository,
    shas: fresh,
    deployed: revision,
    subjects: service.subjects,
    mergedWith: joined.mergedWith,
    stageRules: rules.stageRules,
  });
  const rollOut: StageInterval = {
    stage: 'deploy',
    fromMs: link.startedAt,
    toMs: link.occurredAt,
  };
  const links = linkCommits(
    fresh,
    commits.map(commit => ({
      ...commit,
      authoredAt: joined.authoredAt.get(commit.sha) ?? commit.authoredAt,
    })),
    {
      finishedAt: link.occurredAt,
      paths,
      squashed: joined.squashed,
      work: sha => [...(work.intervals.get(sha) ?? []), rollOut],
    },
  );
  await insertCommitLinks(trx, entityRef, link, repository, links);
  await insertCommitLookups(
    trx,
    { id: link.id, serviceRef: entityRef, occurredAt: link.occurredAt },
    [...new Set([...looked, ...joined.asked, ...fresh, ...work.heads])].map(
      sha => ({
        repository,
        revision: sha,
      }),
    ),
  );
  const isUnknown =
    fresh.includes(revision) && commits.every(({ sha }) => sha !== revision);
  return {
    links,
    note: noteOn(isUnknown, range, joined.areSomeUnknown, links, link),
    isWhole: !isUnknown && range.gap === null,
  };
}

function noteOn(
  isUnknown: boolean,
  { gap }: CommitRange,
  areSomeUnknown: boolean,
  links: CommitLink[],
  { occurredAt }: DeploymentLink,
): string | null {
  if (isUnknown) {
    return UNKNOWN_REVISION_NOTE;
  }
  if (gap) {
    return describeGap(gap);
  }
  if (areSomeUnknown) {
    return SQUASH_NOTE;
  }
  return isAnyYounger(links, occurredAt) ? CLOCKS_DIFFER_NOTE : null;
}
