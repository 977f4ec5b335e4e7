import {
  activity,
  backToWork,
  dayOf,
  DAY,
  MINUTE,
  workingMoment,
} from './calendar';
import { numberOn, sha } from './identity';
import { Random } from './prng';
import { Change, Commit, Story } from './story';
import { branchOf, paths, PEOPLE, title } from './wording';

/** Most changes of a service on one day; the room in the numbers of requests. */
const MOST_PER_DAY = 12;

/** Services that share a repository share its numbers, too. */
const SLOTS: Record<string, number> = { pricing: 1, recommendations: 2 };

/** What reached the default branch of a service's repository on a day. */
export function changesOn(story: Story, day: number, random: Random): Change[] {
  const count = Math.min(
    MOST_PER_DAY,
    random.poisson(story.pace * activity(day)),
  );
  const moments = Array.from({ length: count }, () =>
    workingMoment(day, random),
  ).sort((a, b) => a - b);
  return moments.map((moment, index) =>
    // The index keeps moments of the same second in order.
    changeAt(story, moment + index * 1000, index, random),
  );
}

function changeAt(
  story: Story,
  mergedAt: number,
  index: number,
  random: Random,
): Change {
  const day = dayOf(mergedAt);
  const key = [story.service, day, index] as const;
  const slot = SLOTS[story.service] ?? 0;
  const number = numberOn(
    day,
    MOST_PER_DAY * (story.directory ? 3 : 1),
    slot * MOST_PER_DAY + index,
  );
  const author = Math.floor(random.between(0, PEOPLE.length));
  const reviewer =
    (author + 1 + Math.floor(random.between(0, 4))) % PEOPLE.length;
  const text = title(random);
  const reviewed = story.flow !== 'trunk';
  const openedAt = reviewed
    ? backToWork(
        mergedAt -
          random.logNormal(story.review ?? 0, 0.7) * MINUTE -
          5 * MINUTE,
      )
    : mergedAt - random.between(1, 4) * MINUTE;
  const approvedAt = Math.max(
    openedAt + 2 * MINUTE,
    backToWork(mergedAt - random.logNormal(14, 0.9) * MINUTE),
  );

  const commits = branchCommits(story, key, text, author, openedAt, random);
  const branchHead = commits[commits.length - 1].sha;
  const branch = branchOf(text);
  const head = story.flow === 'trunk' ? branchHead : sha('head', ...key);
  const ofHead = {
    sha: head,
    authoredAt: mergedAt,
    author,
    added: [],
    modified: [],
  };
  const onDefaultBranch = {
    trunk: () => commits,
    merge: () => [
      ...commits,
      {
        ...ofHead,
        title: `Merge pull request #${number} from acme/${branch}`,
      },
    ],
    squash: () => [
      {
        ...ofHead,
        title: `${text} (#${number})`,
        added: unique(commits.flatMap(commit => commit.added)),
        modified: unique(commits.flatMap(commit => commit.modified)),
      },
    ],
  }[story.flow]();

  return {
    service: story.service,
    repository: story.repository,
    number,
    title: text,
    author,
    reviewer,
    branch,
    openedAt: reviewed ? openedAt : null,
    approvedAt: reviewed ? Math.min(approvedAt, mergedAt) : null,
    mergedAt,
    branchHead,
    head,
    commits: onDefaultBranch,
  };
}

function branchCommits(
  story: Story,
  key: readonly (string | number)[],
  text: string,
  author: number,
  openedAt: number,
  random: Random,
): Commit[] {
  const count = Math.min(6, 1 + random.poisson(story.commits - 1));
  // Nobody keeps a branch to himself for more than a week here.
  const coding = Math.min(
    7 * DAY,
    random.logNormal(story.coding, 0.6) * MINUTE,
  );
  const moments = Array.from({ length: count }, (_, index) => {
    const before = index === 0 ? coding : random.between(0.02, 0.9) * coding;
    const at = openedAt - before;
    // Trunk changes are too quick to be moved across a lunch or a night.
    return (
      Math.floor((story.flow === 'trunk' ? at : backToWork(at)) / 1000) * 1000
    );
  }).sort((a, b) => a - b);
  return moments.map((authoredAt, index) => ({
    sha: sha('commit', ...key, index),
    authoredAt,
    title: index === count - 1 ? text : title(random),
    author,
    ...paths(random, story.directory),
  }));
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
