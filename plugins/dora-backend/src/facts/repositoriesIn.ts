import {
  repositorySubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';

const PREFIX = repositorySubject('');

/** The repositories that are among these subjects. */
export function repositoriesIn(subjects: Subject[]): string[] {
  return subjects
    .filter(subject => subject.startsWith(PREFIX))
    .map(subject => subject.slice(PREFIX.length));
}
