import { z } from 'zod/v3';
import { pathsField } from '../reading/commits';
import {
  instantField,
  listField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import { text } from '../reading/texts';
import {
  fullShaField,
  nameField,
  numberField,
  optional,
  repositoryField,
} from './genericFields';

const MAX_COMMITS = 1000;
const MAX_NAMES = 50;
const LONGEST_NAME = 1000;
const optionalString = optional(z.string());

/** What is told of a commit wherever one is told. */
function commitFields(zone: string) {
  return {
    sha: fullShaField,
    authoredAt: requiredInstantField(zone),
    committedAt: instantField(zone),
    title: optionalString,
    merge: z.boolean().nullish(),
    bot: z.boolean().nullish(),
    reverts: optional(fullShaField),
    cherryPickedFrom: optional(fullShaField),
    paths: pathsField,
  };
}

/** A commit by itself. */
export function commitSchema(zone: string) {
  return z.object({
    type: z.literal('commit'),
    repository: repositoryField,
    ...commitFields(zone),
    parent: optional(fullShaField),
    branch: optional(nameField),
  });
}

/** A branch that moved, with the commits that it gained. */
export function pushSchema(zone: string) {
  return z.object({
    type: z.literal('push'),
    repository: repositoryField,
    branch: nameField,
    before: optional(fullShaField),
    after: fullShaField,
    pushedAt: instantField(zone),
    isDefaultBranch: z.boolean().nullish(),
    forced: z.boolean().nullish(),
    truncated: z.boolean().nullish(),
    commits: listField(z.object(commitFields(zone)), MAX_COMMITS).nullish(),
  });
}

/** A pull or merge request. */
export function changeSchema(zone: string) {
  const time = instantField(zone);
  return z.object({
    type: z.literal('change'),
    repository: repositoryField,
    number: numberField,
    title: optionalString,
    url: optionalString,
    headRef: optional(nameField),
    headSha: optional(fullShaField),
    baseRef: optional(nameField),
    mergeCommit: optional(fullShaField),
    openedAt: time,
    readyAt: time,
    firstReviewAt: time,
    approvedAt: time,
    mergedAt: time,
    closedAt: time,
    reopenedAt: time,
  });
}

/** An image, or something else that is built once and deployed by its name. */
export function artifactSchema(zone: string) {
  const names = startOfList(z.string(), MAX_NAMES);
  return z.object({
    type: z.literal('artifact'),
    repository: repositoryField,
    sha: fullShaField,
    names,
    images: names,
    image: optionalString,
    builtAt: instantField(zone),
  });
}

/** What an artifact is called; half a name would be another artifact's. */
export function artifactNamesOf(event: {
  names?: string[] | null;
  images?: string[] | null;
  image?: string;
}): string[] {
  const names = [event.names ?? [], event.images ?? [], event.image ?? []];
  return names
    .flat()
    .filter(({ length }) => length <= LONGEST_NAME)
    .flatMap(name => text(name, LONGEST_NAME) ?? []);
}
