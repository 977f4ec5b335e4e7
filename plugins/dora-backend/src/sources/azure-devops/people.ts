import { z } from 'zod/v3';
import { lenientText } from '../reading/lenientFields';

/** Somebody who did something; nothing of it is kept. */
export const personFields = { id: lenientText, uniqueName: lenientText };
const personSchema = z.object(personFields);
type Person = z.infer<typeof personSchema> | null | undefined;

/** Pipelines act under the name of a build service. */
const BUILD_SERVICE = /^Build\\/;

/** Whether somebody can review what somebody else has written. */
export function isReviewer(person: Person, author: Person): boolean {
  const isAuthor = Boolean(person?.id) && person?.id === author?.id;
  return !isAuthor && !BUILD_SERVICE.test(person?.uniqueName ?? '');
}
