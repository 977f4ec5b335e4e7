import {
  externalSubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';

/**
 * Subject of a project of CircleCI. In its slug the host of the repository has
 * a long and a short name, which mean the same.
 */
export function circleciProjectSubject(slug: string): Subject {
  return externalSubject(
    'circleci',
    slug
      .toLowerCase()
      .replace(/^gh\//, 'github/')
      .replace(/^bb\//, 'bitbucket/'),
  );
}
