import {
  fullSha,
  name,
  oneOfFields,
  optionalFlag,
  optionalFullSha,
  optionalText,
  optionalTexts,
  repository,
  requiredTime,
  time,
} from './schemaFields';

const commitFields = {
  sha: fullSha,
  authoredAt: requiredTime,
  committedAt: time,
  title: optionalText,
  merge: optionalFlag,
  bot: { ...optionalFlag, description: 'Whether a program is its author' },
  reverts: {
    ...optionalFullSha,
    description: 'The commit that this one takes back',
  },
  cherryPickedFrom: {
    ...optionalFullSha,
    description: 'The commit that this one is a copy of',
  },
  paths: optionalTexts,
};

export const commit = {
  title: 'A commit',
  type: 'object',
  required: ['type', 'repository', 'sha', 'authoredAt'],
  properties: {
    type: { const: 'commit' },
    repository,
    ...commitFields,
    parent: {
      ...optionalFullSha,
      description: 'With it, ranges of commits between deployments are known',
    },
    branch: optionalText,
  },
};

export const push = {
  title: 'A branch that moved',
  type: 'object',
  required: ['type', 'repository', 'branch', 'after'],
  properties: {
    type: { const: 'push' },
    repository,
    branch: name,
    before: {
      ...optionalFullSha,
      description: 'Nothing, or zeros, when the branch is new',
    },
    after: { ...fullSha, not: { pattern: '^\\s*0+\\s*$' } },
    pushedAt: time,
    isDefaultBranch: optionalFlag,
    forced: optionalFlag,
    truncated: {
      ...optionalFlag,
      description: 'Whether commits are left out',
    },
    commits: {
      type: ['array', 'null'],
      description: 'Those that the branch gained, oldest first',
      maxItems: 1000,
      items: {
        type: 'object',
        required: ['sha', 'authoredAt'],
        properties: commitFields,
      },
    },
  },
  anyOf: [
    oneOfFields('pushedAt'),
    {
      required: ['commits'],
      properties: { commits: { type: 'array', minItems: 1 } },
    },
  ],
};

export const change = {
  title: 'A pull or merge request, or news of one',
  type: 'object',
  required: ['type', 'repository', 'number'],
  properties: {
    type: { const: 'change' },
    repository,
    number: {
      type: ['integer', 'string'],
      minimum: 0,
      maximum: 2_147_483_647,
      pattern: '^\\s*\\d{1,10}\\s*$',
    },
    title: optionalText,
    url: optionalText,
    headRef: optionalText,
    headSha: optionalFullSha,
    baseRef: optionalText,
    mergeCommit: optionalFullSha,
    openedAt: time,
    readyAt: time,
    firstReviewAt: time,
    approvedAt: time,
    mergedAt: time,
    closedAt: time,
    reopenedAt: time,
  },
  allOf: [
    oneOfFields(
      'openedAt',
      'readyAt',
      'firstReviewAt',
      'approvedAt',
      'mergedAt',
      'closedAt',
      'reopenedAt',
    ),
  ],
};

/** Requires a list in which something is written. */
function someOf(field: string) {
  return {
    required: [field],
    properties: { [field]: { type: 'array', contains: name } },
  };
}

export const artifact = {
  title: 'An image, or something else that is built once and deployed',
  type: 'object',
  required: ['type', 'repository', 'sha'],
  properties: {
    type: { const: 'artifact' },
    repository,
    sha: fullSha,
    names: {
      ...optionalTexts,
      description:
        'All names by which deployments may call it, such as registry/image:tag or sha256:…',
    },
    images: optionalTexts,
    image: optionalText,
    builtAt: time,
  },
  anyOf: [
    someOf('names'),
    someOf('images'),
    { required: ['image'], properties: { image: name } },
  ],
};
