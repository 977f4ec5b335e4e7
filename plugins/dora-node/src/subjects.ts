/**
 * The key by which an event names whom it belongs to. The catalog tells which
 * entity answers to which subjects.
 *
 * @public
 */
export type Subject = string;

/**
 * A repository as `host/owner/name`, lower case, from any of its addresses:
 * https, ssh or scp-like, with or without `.git`. Returns undefined for what is
 * no address of a repository.
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
  return /^[^/\s]+(\/[^/\s]+){2,}$/.test(bare) ? bare : undefined;
}

/** Subject of a repository; takes what `normalizeRepository` returns. @public */
export function repositorySubject(repository: string): Subject {
  return `repo:${repository}`;
}

/** Subject of an Argo CD application. @public */
export function argocdAppSubject(app: string): Subject {
  return `argocd-app:${app.toLowerCase()}`;
}

/** Subject of a service that the sender names itself: entity ref, entity name or service id. @public */
export function serviceSubject(name: string): Subject {
  return `service:${name.toLowerCase()}`;
}
