import { JSON_HEADERS, PlannedDelivery } from './delivery';
import { guid } from './identity';
import { PEOPLE } from './wording';

export const BOT = { login: 'acme-deployer[bot]', id: 9900, type: 'Bot' };

/** A person as GitHub names a user. */
export function user(author: number) {
  const { id, username } = PEOPLE[author];
  return { login: username, id, type: 'User', site_admin: false };
}

/** The repository as it is part of every body. */
export function repositoryOf(name: string) {
  return {
    id: 700_000_000 + Number.parseInt(guid(name).slice(0, 6), 16),
    name,
    full_name: `acme/${name}`,
    private: true,
    owner: { login: 'acme', id: 8000, type: 'Organization' },
    html_url: `https://github.com/acme/${name}`,
    clone_url: `https://github.com/acme/${name}.git`,
    default_branch: 'main',
  };
}

/** One delivery of GitHub; the key makes its id. */
export function githubDelivery(
  at: number,
  event: string,
  key: (string | number)[],
  repository: string,
  body: () => { sender?: object; [field: string]: unknown },
): PlannedDelivery {
  return {
    at,
    sourceId: 'github',
    render: () => {
      const { sender = BOT, ...content } = body();
      return {
        headers: {
          ...JSON_HEADERS,
          'user-agent': 'GitHub-Hookshot/7c2a9f1',
          'x-github-event': event,
          'x-github-delivery': guid(event, repository, ...key),
        },
        body: JSON.stringify({
          ...content,
          repository: repositoryOf(repository),
          organization: { login: 'acme', id: 8000 },
          sender,
        }),
      };
    },
  };
}
