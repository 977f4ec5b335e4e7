import { normalizeRepository } from '@dora-metrics/backstage-plugin-dora-node';
import { keyText } from '../sources/reading/texts';

type Annotations = Record<string, string>;

/** Hosts that are for everybody; any other one is an organisation's own. */
const PUBLIC_HOSTS = [
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'dev.azure.com',
];

/**
 * The repositories that an entity names by well-known annotations of single
 * hosts. Those name no host, except for GitLab: an organisation that keeps its
 * sources on a host of its own means that one.
 *
 * @param location - Where the entity's sources are, as a normalised repository.
 */
export function slugRepositories(
  annotations: Annotations,
  location: string | undefined,
): string[] {
  const [locatedAt] = location?.split('/') ?? [];
  const ownHost =
    locatedAt && !PUBLIC_HOSTS.includes(locatedAt) ? locatedAt : undefined;
  const [gitlab] = [
    ...list(annotations['gitlab.com/instance']),
    ownHost ?? 'gitlab.com',
  ];
  return [
    ...slugs(annotations, 'github.com', ownHost ?? 'github.com'),
    ...slugs(annotations, 'gitlab.com', gitlab),
    ...slugs(annotations, 'bitbucket.org', ownHost ?? 'bitbucket.org'),
    ...azureAddresses(annotations, location),
  ].flatMap(address => normalizeRepository(address) ?? []);
}

function slugs(annotations: Annotations, vendor: string, host: string) {
  return list(annotations[`${vendor}/project-slug`]).map(
    slug => `${host.replace(/\/+$/, '')}/${slug}`,
  );
}

/** `project/repository`, of an organisation that another annotation or the location names. */
function azureAddresses(
  annotations: Annotations,
  location: string | undefined,
): string[] {
  const located = /^dev\.azure\.com\/[^/]+/.exec(location ?? '')?.[0];
  const [named] = list(annotations['dev.azure.com/host-org']);
  const organisation = named ?? located;
  if (!organisation) return [];
  return list(annotations['dev.azure.com/project-repo']).flatMap(slug => {
    const [project, repository] = slug.replace(/ /g, '%20').split('/');
    return repository ? [`${organisation}/${project}/_git/${repository}`] : [];
  });
}

function list(annotation: string | undefined): string[] {
  return (annotation ?? '').split(',').flatMap(item => keyText(item) ?? []);
}
