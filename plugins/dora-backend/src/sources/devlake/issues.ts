import {
  externalSubject,
  Instant,
  ParseResult,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { lenientInstantField, requiredInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { idField } from '../generic/genericFields';
import { validate } from '../reading/problems';
import { keyText, text } from '../reading/texts';
import { keyIn } from './fields';

const LONGEST_SEVERITY = 32;

function issueSchema(zone: string) {
  const time = lenientInstantField(zone);
  return z.object({
    issuekey: idField,
    type: lenientText,
    status: lenientText,
    title: lenientText,
    url: lenientText,
    severity: lenientText,
    component: lenientText,
    createddate: requiredInstantField(zone),
    resolutiondate: time,
    updateddate: time,
  });
}

/** An issue as it is now, of which incidents are of interest. */
export function parseIssue(
  body: unknown,
  connection: string | undefined,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  const issue = validate(issueSchema(settings.assumeTimeZone), body);
  if (issue.type?.trim().toUpperCase() !== 'INCIDENT') {
    return { ignored: 'Only issues of the type INCIDENT are used.' };
  }
  const isDone = issue.status?.trim().toUpperCase() === 'DONE';
  const resolvedAt = isDone
    ? issue.resolutiondate ?? issue.updateddate ?? receivedAt
    : undefined;
  return {
    facts: [
      {
        type: 'incident',
        at: Math.max(
          issue.createddate,
          issue.updateddate ?? 0,
          resolvedAt ?? 0,
        ),
        key: keyIn(connection, issue.issuekey),
        subjects: subjectsOf(issue.component, connection),
        severity: text(issue.severity, LONGEST_SEVERITY),
        title: titleOf(issue.title),
        url: httpUrl(issue.url),
        detectedAt: issue.createddate,
        resolvedAt,
      },
    ],
  };
}

/** The end of an issue, of which nothing but its key is told. */
export function closeIssue(
  issueKey: string,
  connection: string | undefined,
  receivedAt: Instant,
): ParseResult {
  return {
    facts: [
      {
        type: 'incident',
        at: receivedAt,
        key: keyIn(connection, issueKey),
        resolvedAt: receivedAt,
      },
    ],
  };
}

// In DevLake, a connection stands for a service or a product.
function subjectsOf(
  component: string | null | undefined,
  connection: string | undefined,
): string[] | undefined {
  const service = keyText(component);
  if (service) return [serviceSubject(service)];
  return connection ? [externalSubject('devlake', connection)] : undefined;
}
