/** Where the first address leads, in the words of the second. */
const RULES: Array<[RegExp, string]> = [
  // Azure DevOps: by ssh, by its former host, and short where a project and its
  // only repository have one name.
  [
    /^(?:ssh\.dev\.azure\.com|vs-ssh\.visualstudio\.com)\/v3\/([^/]+)\/([^/]+)\/([^/]+)$/,
    'dev.azure.com/$1/$2/_git/$3',
  ],
  [/^([^/.]+)\.visualstudio\.com\//, 'dev.azure.com/$1/'],
  [/^dev\.azure\.com\/([^/]+)\/defaultcollection\//, 'dev.azure.com/$1/'],
  [
    /^dev\.azure\.com\/([^/]+)\/_git\/([^/]+)(?:\/.*)?$/,
    'dev.azure.com/$1/$2/_git/$2',
  ],
  [/^(dev\.azure\.com\/[^/]+\/[^/]+\/_git\/[^/]+)\/.*$/, '$1'],
  // Bitbucket Data Center: pages in the browser, and clones by https. By ssh it
  // has neither `scm` nor the path that it may be installed under.
  [
    /^([^/]+)(?:\/[^/]+)?\/projects\/([^/]+)\/repos\/([^/]+)(?:\/.*)?$/,
    '$1/$2/$3',
  ],
  [
    /^([^/]+)(?:\/[^/]+)?\/users\/([^/]+)\/repos\/([^/]+)(?:\/.*)?$/,
    '$1/~$2/$3',
  ],
  [
    /^(?!gitlab\.)([^/]+)(?:\/(?:bitbucket|stash))?\/scm\/([^/]+)\/([^/]+)$/,
    '$1/$2/$3',
  ],
  // Bitbucket Cloud: pages below a repository.
  [/^(bitbucket\.org\/[^/]+\/[^/]+)\/.*$/, '$1'],
  // What some senders call a repository of GitHub.
  [/^api\.github\.com\/repos\/([^/]+)\/([^/]+)$/, 'github.com/$1/$2'],
];

/** The one name of a repository whose host has several addresses for it. */
export function canonicalAddress(address: string): string {
  return RULES.reduce(
    (canonical, [pattern, replacement]) =>
      canonical.replace(pattern, replacement),
    address,
  );
}
