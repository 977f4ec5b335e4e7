import { Instant, Revision } from '@dora-metrics/backstage-plugin-dora-node';
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
import { PushReader } from './commitHistory';
import { CommitRange, commitRange } from './commitRange';
import { readCommitWork } from './commitWork';
import { DeploymentLink } from './deploymentLink';
import { readFirstPushes } from './firstPushes';
import { JoinedChanges, readJoinedChanges } from './joinedChanges';
import { CommitLink, isAnyYounger, linkCommits } from './linkCommits';
import { deliveredAmong, insertCommitLinks } from './links';
import { insertCommitLookups } from './lookups';
import { lastRevision } from './revisionLinks';
import { AttributionRules, ServiceScope } from './scope';

/** What a deployment brought of one repository. */
export interface Delivered {
  repository: string;
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
  deployed: Revision,
  paths: string[],
  rules: AttributionRules,
): Promise<Delivered> {
  const { entityRef } = service;
  const { repository, revision } = deployed;
  const found = await findCommits(trx, entityRef, link, deployed);
  const { range, joined, fresh } = found;
  const commits = await readCommits(trx, repository, fresh);
  const work = await readCommitWork(trx, {
    repository,
    shas: fresh,
    deployed: revision,
    subjects: service.subjects,
    mergedWith: joined.mergedWith,
    stageRules: rules.stageRules,
  });
  const pushedAt = await readPushed(trx, repository, fresh, joined);
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
      origin: sha => ({
        pushedAt: pushedAt(sha),
        change: work.changes.get(sha) ?? null,
      }),
    },
  );
  await insertCommitLinks(trx, entityRef, link, repository, links);
  await insertCommitLookups(
    trx,
    { id: link.id, serviceRef: entityRef, occurredAt: link.occurredAt },
    repository,
    [...found.asked, ...work.heads],
  );
  const isUnknown =
    fresh.includes(revision) && commits.every(({ sha }) => sha !== revision);
  return {
    repository,
    links,
    note: noteOn(isUnknown, range, joined.areSomeUnknown, links, link),
    isWhole: !isUnknown && range.gap === null,
  };
}

interface FoundCommits {
  range: CommitRange;
  joined: JoinedChanges;
  /** Those that no deployment before has delivered. */
  fresh: string[];
  /** All commits that were asked for, found or not. */
  asked: Set<string>;
}

/** Follows the history from the deployed commit to what ran before. */
async function findCommits(
  trx: Knex.Transaction,
  entityRef: string,
  link: DeploymentLink,
  { repository, revision }: Revision,
): Promise<FoundCommits> {
  const { environment, occurredAt, isConfigChange } = link;
  const delivered = (shas: string[]) =>
    deliveredAmong(trx, entityRef, environment, repository, shas);
  const asked = new Set<string>();
  const reader: PushReader = {
    pushesWith: sha => {
      asked.add(sha);
      return readPushesWith(trx, repository, sha);
    },
    isDelivered: async sha => (await delivered([sha])).has(sha),
  };
  // What is deployed of a configuration is one commit: those before it may be
  // other services'.
  const previous = isConfigChange
    ? null
    : await lastRevision(trx, entityRef, environment, occurredAt, repository);
  const range = isConfigChange
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
  [...joined.asked, ...fresh].forEach(sha => asked.add(sha));
  return { range, joined, fresh, asked };
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

/** When each commit was first pushed; a copy, with the commit that it is of. */
async function readPushed(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
  { copyOf }: JoinedChanges,
): Promise<(sha: string) => Instant | null> {
  const pushedAt = await readFirstPushes(trx, repository, [
    ...shas,
    ...copyOf.values(),
  ]);
  return sha => {
    const known = [sha, copyOf.get(sha) ?? sha].flatMap(
      told => pushedAt.get(told) ?? [],
    );
    return known.length > 0 ? Math.min(...known) : null;
  };
}
