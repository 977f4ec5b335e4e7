import { createHash } from 'node:crypto';
import { canonicalAddress } from './repositoryAddresses';

const LONGEST_SUBJECT = 300;
const HASH_LENGTH = 32;

/**
 * The key by which an event names whom it belongs to. The catalog tells which
 * entity answers to which subjects.
 *
 * @public
 */
export type Subject = string;

/**
 * A repository as `host/owner/name`, lower case, from any of its addresses:
 * https, ssh or scp-like, with or without `.git`. All addresses that Azure
 * DevOps and Bitbucket have for a repository become one. Returns undefined for
 * what is no address of a repository.
 *
 * @public
 */
export function normalizeRepository(address: string): string | undefined {
  const bare = address
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(?:\d+\/)?/, '$1/')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .toLowerCase();
  return /^[^/\s]+(\/[^/\s]+){2,}$/.test(bare)
    ? canonicalAddress(bare)
    : undefined;
}

/** Subject of a repository; takes what `normalizeRepository` returns. @public */
export function repositorySubject(repository: string): Subject {
  return subject('repo', repository);
}

/**
 * Subject of an Argo CD application.
 *
 * @param instance - Where several Argo CD have applications of the same name.
 * @public
 */
export function argocdAppSubject(app: string, instance?: string): Subject {
  const name = instance ? `${instance}/${app}` : app;
  return subject('argocd-app', name.toLowerCase());
}

/**
 * Subject of something that a system knows by an id of its own, such as a
 * service of PagerDuty or a project of Sentry.
 *
 * @param system - Lower-case letters, digits and dashes.
 * @public
 */
export function externalSubject(system: string, id: string): Subject {
  return subject(`external/${system}`, id.toLowerCase());
}

/** Subject of a service that the sender names itself: entity ref, entity name or service id. @public */
export function serviceSubject(name: string): Subject {
  return subject('service', name.toLowerCase());
}

// Names of any length must stay different and fit into an index.
function subject(kind: string, name: string): Subject {
  const whole = `${kind}:${name}`;
  if (whole.length <= LONGEST_SUBJECT) {
    return whole;
  }
  const digest = createHash('sha256').update(whole).digest('hex');
  const hash = digest.slice(0, HASH_LENGTH);
  const start = whole.slice(0, LONGEST_SUBJECT - HASH_LENGTH - 1);
  return `${start.replace(/\p{Surrogate}/gu, '\ufffd')}~${hash}`;
}
