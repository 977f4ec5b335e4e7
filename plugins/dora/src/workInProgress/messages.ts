/** The texts of what was merged and is not deployed yet. */
export const workInProgressMessages = {
  title: 'Work in progress',
  waiting_one: '{{count}} commit waits for {{environment}}, for {{oldest}}.',
  waiting_other:
    '{{count}} commits wait for {{environment}}, the oldest for {{oldest}}, the median for {{median}}.',
  atLeast_one:
    'At least {{count}} commit waits for {{environment}}, for {{oldest}}.',
  atLeast_other:
    'At least {{count}} commits wait for {{environment}}, the oldest for {{oldest}}, the median for {{median}}.',
  none: 'Everything that was merged is in {{environment}}.',
  noneKnown:
    'Of what is known, everything that was merged is in {{environment}}.',
  unknown: 'What waits for {{environment}} is not known.',
  reason: {
    no_repository: 'No repository is linked.',
    no_pushes: 'No push to a default branch was received.',
    never_deployed: 'Nothing was ever deployed to {{environment}}.',
    no_revision: 'Deployments do not tell a commit of the repository.',
    history_unknown:
      'Pushes between what runs and the tip of the default branch were not received.',
    history_cut: 'Senders left out some of the commits.',
  },
  open_one: '{{count}} open pull request in its repositories, for {{age}}.',
  open_other:
    '{{count}} open pull requests in its repositories, the oldest for {{age}}.',
  openUndated_one: '{{count}} open pull request in its repositories.',
  openUndated_other: '{{count}} open pull requests in its repositories.',
  list: 'Commits that wait',
  more: 'The oldest {{shown}} of {{all}}.',
  untitled: 'No title',
  change: '#{{number}}',
  failed: "Couldn't load work in progress. Other metrics are unaffected.",
  team: {
    pooled: 'What services share counts once.',
    service: 'Service',
    commits: 'Waiting commits',
    oldest: 'Oldest',
    median: 'Median age',
    changes: 'Open pull requests',
    atLeast: 'at least {{n}}',
    unknown: 'not known',
  },
} as const;
