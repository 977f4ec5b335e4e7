import { UnmatchedSubject } from '@dora-metrics/backstage-plugin-dora-common';
import {
  argocdAppSubject,
  repositorySubject,
  serviceSubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';

type SubjectType = UnmatchedSubject['type'];

const PREFIXES: Array<[string, SubjectType]> = [
  [repositorySubject(''), 'repository'],
  [argocdAppSubject(''), 'argocd_app'],
  [serviceSubject(''), 'service'],
];

/** The parts of a subject, for people. */
export function describeSubject(subject: Subject): {
  type: SubjectType;
  name: string;
} {
  for (const [prefix, type] of PREFIXES) {
    if (subject.startsWith(prefix)) {
      return { type, name: subject.slice(prefix.length) };
    }
  }
  return { type: 'other', name: subject.replace(/^external\//, '') };
}
