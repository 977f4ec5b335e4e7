import { keyText } from '../reading/texts';

const LONGEST_URL = 2_000;
/** Names that multibranch projects give to the jobs of their branches. */
const BRANCH_JOB = /^(?:main|master|trunk|develop|(?:PR|MR)-\d+(?:-\w+)?)$/;

/** A job of Jenkins by its names, each with the folders that it is in. */
export interface JobName {
  /** With the branch, when a multibranch project has a job for each. */
  fullName: string;
  /** Without it; the same name for all others. */
  project: string;
  /** Of the project, without its folders. */
  name: string;
}

/**
 * Reads the names of a job off its address, `job/folder/job/project/job/branch/`,
 * or off its own name where the address is missing.
 *
 * @param branch - That the build checked out, if it is known.
 */
export function readJobName(
  address: string | null | undefined,
  ownName: string | null | undefined,
  branch: string | null | undefined,
): JobName | undefined {
  const path = (address ?? '').slice(0, LONGEST_URL);
  const segments = [...path.matchAll(/(?:^|\/)job\/([^/]+)/g)].flatMap(
    ([, segment]) => keyText(decoded(segment)) ?? [],
  );
  const parts =
    segments.length > 0 ? segments : [keyText(ownName) ?? []].flat();
  if (parts.length === 0) return undefined;
  const isBranch = parts.length > 1 && isBranchJob(parts.at(-1)!, branch);
  const project = isBranch ? parts.slice(0, -1) : parts;
  return {
    fullName: keyText(parts.join('/'))!,
    project: keyText(project.join('/'))!,
    name: project.at(-1)!,
  };
}

function isBranchJob(job: string, branch: string | null | undefined): boolean {
  return (
    BRANCH_JOB.test(job) ||
    // No other job can have a slash in its name, which is then written like this.
    /%2f/i.test(job) ||
    (!!branch &&
      decoded(job) === branch.replace(/^(?:refs\/remotes\/)?origin\//, ''))
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
