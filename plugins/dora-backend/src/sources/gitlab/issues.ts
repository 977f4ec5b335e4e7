import {
  IncidentFact,
  ParseResult,
  repositorySubject,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import {
  instantField,
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import {
  environmentIn,
  hasIncidentLabel,
  servicesIn,
  severityIn,
} from '../issueLabels';
import {
  lenient,
  lenientFlag,
  lenientId,
  lenientText,
  numericId,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { GitlabEvent, repositoryOf } from './payload';

const MAX_LABELS = 100;
const SEVERITY_LENGTH = 32;

const labelsField = lenient(
  startOfList(lenient(z.object({ title: lenientText })), MAX_LABELS),
);

const textChange = lenient(
  z.object({ previous: lenientText, current: lenientText }),
);

function issueSchema(zone: string) {
  return z.object({
    object_attributes: z.object({
      id: numericId,
      action: lenientText,
      state: lenientText,
      type: lenientText,
      title: lenientText,
      url: lenientText,
      confidential: lenientFlag,
      moved_to_id: lenientId,
      duplicated_to_id: lenientId,
      severity: lenientText,
      created_at: instantField(zone),
      updated_at: requiredInstantField(zone),
      closed_at: lenientInstantField(zone),
    }),
    labels: labelsField,
    changes: lenient(
      z.object({
        labels: lenient(z.object({ previous: labelsField })),
        type: textChange,
        escalation_status: textChange,
      }),
    ),
  });
}
type IssueEvent = z.output<ReturnType<typeof issueSchema>>;

/** An incident of GitLab, or an issue that one of its labels makes one. */
export function parseIssue({ payload, settings }: GitlabEvent): ParseResult {
  if (!payload.project && !payload.repository) {
    return { ignored: 'The work item belongs to a group, not to a project.' };
  }
  const event = validate(issueSchema(settings.assumeTimeZone), payload);
  const repository = () => repositoryOf(payload);
  if (isIncident(typeOf(event), titlesOf(event.labels), settings)) {
    return { facts: [describeIncident(event, repository(), settings)] };
  }
  const { changes } = event;
  return isIncident(
    changes?.type?.previous,
    titlesOf(changes?.labels?.previous),
    settings,
  )
    ? // It was none after all, and no service has had it.
      { facts: [{ ...identify(event, repository()), subjects: [] }] }
    : {
        ignored:
          'The issue is of another type, and has no label that makes it an incident.',
      };
}

function isIncident(
  type: string | null | undefined,
  labels: string[],
  settings: SourceSettings,
): boolean {
  return (
    type?.toLowerCase() === 'incident' || hasIncidentLabel(labels, settings)
  );
}

function typeOf({ object_attributes: issue }: IssueEvent) {
  return issue.type;
}

function titlesOf(labels: IssueEvent['labels']): string[] {
  return (labels ?? []).flatMap(label => label?.title ?? []);
}

function describeIncident(
  event: IssueEvent,
  repository: string,
  { defaultEnvironment }: SourceSettings,
): IncidentFact {
  const issue = event.object_attributes;
  const labels = titlesOf(event.labels);
  const services = servicesIn(labels).map(serviceSubject);
  const subjects =
    services.length > 0 ? services : [repositorySubject(repository)];
  return {
    ...identify(event, repository),
    subjects,
    environment: environmentIn(labels) ?? defaultEnvironment,
    severity: severityOf(event, labels),
    title: issue.confidential ? undefined : titleOf(issue.title),
    url: httpUrl(issue.url),
    detectedAt: issue.created_at,
    ...whatHappened(event),
    ...duplicationOf(event, repository),
  };
}

/** The issue that it was moved to, or that it repeats, counts. */
function duplicationOf(
  { object_attributes: issue }: IssueEvent,
  repository: string,
): Pick<IncidentFact, 'isDuplicate' | 'duplicateOf'> {
  const { duplicated_to_id: repeated, moved_to_id: moved } = issue;
  if (typeof repeated === 'number') {
    // Where that one is, is not told; as a rule, it is in the same project.
    return { isDuplicate: true, duplicateOf: keyOf(repository, repeated) };
  }
  if (repeated === undefined && moved === undefined) return {};
  return { isDuplicate: typeof moved === 'number' };
}

function identify(
  { object_attributes: issue }: IssueEvent,
  repository: string,
): Pick<IncidentFact, 'type' | 'at' | 'key'> {
  return {
    type: 'incident',
    at: issue.updated_at,
    key: keyOf(repository, issue.id),
  };
}

function keyOf(repository: string, id: number): string {
  return `issue:${repository}:${id}`;
}

function severityOf(event: IssueEvent, labels: string[]): string | undefined {
  const { severity } = event.object_attributes;
  const isKnown = typeOf(event)?.toLowerCase() === 'incident';
  // Every issue has the field; only that of incidents can be set.
  return isKnown && severity?.toLowerCase() !== 'unknown'
    ? text(severity, SEVERITY_LENGTH) ?? severityIn(labels)
    : severityIn(labels);
}

function whatHappened({
  object_attributes: issue,
  changes,
}: IssueEvent): Partial<IncidentFact> {
  const at = issue.updated_at;
  const status = changes?.escalation_status;
  const isTriggeredAgain =
    status?.previous === 'resolved' && status.current !== 'resolved';
  return {
    acknowledgedAt: status?.current === 'acknowledged' ? at : undefined,
    // The closing of the issue, which may come days later, ends the incident.
    mitigatedAt: status?.current === 'resolved' ? at : undefined,
    resolvedAt: issue.state === 'closed' ? issue.closed_at ?? at : undefined,
    reopenedAt: issue.action === 'reopen' || isTriggeredAgain ? at : undefined,
  };
}
