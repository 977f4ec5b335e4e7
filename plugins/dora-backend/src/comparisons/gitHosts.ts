import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHost } from './GitHost';
import { azureHosts } from './providers/azure';
import { bitbucketCloudHosts } from './providers/bitbucketCloud';
import { bitbucketServerHosts } from './providers/bitbucketServer';
import { giteaHosts } from './providers/gitea';
import { githubHosts } from './providers/github';
import { gitlabHosts } from './providers/gitlab';

/** The Git hosts among Backstage's integrations that there are credentials for. */
export function readGitHosts(config: Config): GitHost[] {
  const integrations = ScmIntegrations.fromConfig(config);
  return [
    ...githubHosts(integrations),
    ...gitlabHosts(integrations),
    ...bitbucketCloudHosts(integrations),
    ...bitbucketServerHosts(integrations),
    ...giteaHosts(integrations),
    ...azureHosts(integrations),
  ];
}

/**
 * The host of a repository and the names behind it. Undefined where there are
 * no credentials, or where a name could lead to another address.
 */
export function findGitHost(
  hosts: GitHost[],
  repository: string,
): { gitHost: GitHost; path: string[] } | undefined {
  const [host, ...encoded] = repository.split('/');
  const gitHost = hosts.find(known => known.host === host);
  const path = encoded.map(decode);
  return gitHost && path.every(isName) ? { gitHost, path } : undefined;
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function isName(name: string): boolean {
  return name !== '' && !/^\.+$|[/\\\p{Cc}]/u.test(name);
}
