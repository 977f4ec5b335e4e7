import {
  repositorySubject,
  serviceSubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { keyText } from '../reading/texts';
import { CDEvent } from './cdevent';

/** What ids may begin with that says what kind of thing runs, not which. */
const WORKLOAD = /^(?:service|svc|deployment|daemonset|statefulset|rollout)\//i;
const DOMAIN_ID = /^cdevents:v0:(?:[^:]*:){5}([^:]+)$/;

/**
 * Whom an event is about: the service that it names in our own part, by its id,
 * or the owner of the repository.
 */
export function subjectOf(
  { extras }: CDEvent,
  id: string | null | undefined,
): Subject | undefined {
  const service = extras.service ?? serviceName(id);
  if (service) return serviceSubject(service);
  return extras.repository && repositorySubject(extras.repository);
}

/**
 * The name in an id. Namespaces stay, as what is called the same in two of them
 * may be two services.
 */
function serviceName(id: string | null | undefined): string | undefined {
  const last = DOMAIN_ID.exec(id ?? '')?.[1];
  return keyText(last ? decoded(last) : id?.replace(WORKLOAD, ''));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
