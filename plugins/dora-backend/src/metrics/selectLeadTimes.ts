import {
  DefinitionValues,
  LEAD_TIME_STARTS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { mean } from './percentiles';
import { CommitRow, DeploymentRow } from './rows';
import { LeadTimeRow } from './selectedRows';

/** Clocks of different systems may differ by this much. */
const CLOCK_SKEW_S = 5 * 60;

/** The lead times of a deployment, in the unit that the definitions name. */
export function selectLeadTimes(
  deployment: DeploymentRow,
  commits: readonly CommitRow[],
  definitions: DefinitionValues,
): LeadTimeRow[] {
  const ofCommits = commits.flatMap(commit => {
    const seconds = leadSeconds(deployment, commit, definitions);
    return seconds === null ? [] : [{ commit, seconds }];
  });
  switch (definitions.leadTimeUnit) {
    case 'change':
      return byChange(ofCommits);
    case 'deployment_head':
      return single([headOf(ofCommits)]);
    case 'deployment_oldest':
      return single(ofCommits, Math.max);
    case 'deployment_mean':
      return single(ofCommits, (...seconds) => mean(seconds)!);
    default:
      return ofCommits.map(({ commit, seconds }) => ({
        seconds,
        shas: [commit.sha],
        change: null,
      }));
  }
}

interface Measured {
  commit: CommitRow;
  seconds: number;
}

/**
 * Seconds from the start of a commit's clock to the end of its deployment's;
 * null when it ends before it begins by more than clocks differ.
 */
export function leadSeconds(
  deployment: DeploymentRow,
  commit: CommitRow,
  definitions: DefinitionValues,
): number | null {
  const end = endOf(deployment, definitions);
  const seconds = (end - startOf(commit, definitions)) / 1000;
  return seconds < -CLOCK_SKEW_S ? null : Math.max(0, seconds);
}

function endOf(
  { startedAt, finishedAt, firstFinishedAt }: DeploymentRow,
  { leadTimeEnd }: DefinitionValues,
): Instant {
  switch (leadTimeEnd) {
    case 'started':
      return startedAt;
    case 'first_place':
      return firstFinishedAt;
    default:
      return finishedAt;
  }
}

// Where the start was not told, the nearest that was stands in, a later one first.
function startOf(
  { clocks, isCherryPick }: CommitRow,
  { leadTimeStart, leadTimeCherryPicks }: DefinitionValues,
): Instant {
  const start =
    leadTimeStart === 'authored' && isCherryPick
      ? leadTimeCherryPicks
      : leadTimeStart;
  const told = clocks[start];
  if (told !== null) {
    return told;
  }
  const index = LEAD_TIME_STARTS.indexOf(start);
  const nearest = [
    ...LEAD_TIME_STARTS.slice(index),
    ...LEAD_TIME_STARTS.slice(0, index).reverse(),
  ];
  const name = nearest.find(candidate => clocks[candidate] !== null)!;
  return clocks[name]!;
}

/** A pull request starts with its first commit; a commit without one is a change by itself. */
function byChange(measured: Measured[]): LeadTimeRow[] {
  const changes = new Map<string, LeadTimeRow>();
  for (const { commit, seconds } of measured) {
    const key = commit.change ?? commit.sha;
    const known = changes.get(key);
    changes.set(key, {
      seconds: Math.max(seconds, known?.seconds ?? 0),
      shas: [...(known?.shas ?? []), commit.sha],
      change: commit.change,
    });
  }
  return [...changes.values()];
}

// The deployed commit may be a merge, which has no lead time: then the latest
// commit that it brings stands for it.
function headOf(measured: Measured[]): Measured | undefined {
  return (
    measured.find(({ commit }) => commit.isHead) ??
    measured.reduce<Measured | undefined>(
      (latest, one) =>
        latest && latest.commit.clocks.authored >= one.commit.clocks.authored
          ? latest
          : one,
      undefined,
    )
  );
}

function single(
  measured: Array<Measured | undefined>,
  combine: (...seconds: number[]) => number = first => first,
): LeadTimeRow[] {
  const known = measured.filter((one): one is Measured => one !== undefined);
  return known.length === 0
    ? []
    : [
        {
          seconds: combine(...known.map(({ seconds }) => seconds)),
          shas: known.map(({ commit }) => commit.sha),
          change: null,
        },
      ];
}
