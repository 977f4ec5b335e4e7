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
import { startOfList } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import {
  environmentIn,
  hasIncidentLabel,
  servicesIn,
  severityIn,
} from '../issueLabels';
import { validate } from '../reading/problems';
import {
  githubId,
  githubInstant,
  githubRepository,
  timeOfEvent,
} from './payload';

const MAX_LABELS = 100;

/** A label, or the type of an issue. */
const namedField = z.object({ name: lenientText }).nullish().catch(undefined);

const issueSchema = z.object({
  action: z.string(),
  repository: githubRepository,
  label: namedField,
  type: namedField,
  issue: z.object({
    id: githubId,
    title: lenientText,
    html_url: lenientText,
    state: lenientText,
    state_reason: lenientText,
    labels: startOfList(namedField, MAX_LABELS).catch(undefined),
    type: namedField,
    created_at: githubInstant,
    updated_at: githubInstant,
    closed_at: githubInstant,
  }),
});
type IssueEvent = z.infer<typeof issueSchema>;

/**
 * After these nobody can close the issue any more. The repository that it was
 * transferred to tells of it from now on, as of another issue.
 */
const GONE = new Set(['deleted', 'transferred']);

/**
 * Gitea tells which labels there are now, and not which were there before. An
 * issue that was transferred may have left its labels behind.
 */
const LABELS_UNTOLD = new Set([
  'label_updated',
  'label_cleared',
  'transferred',
]);

/** An issue that is an incident by one of its labels or by its type. */
export function parseIssue(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(issueSchema, payload);
  const { action, issue } = event;
  if (action === 'deleted' && issue.state === 'closed') {
    return { ignored: 'The issue was deleted; what it told before stays.' };
  }
  const { names, removed } = namesOf(event);
  const isOne = hasIncidentLabel(names, settings);
  if (isOne && !GONE.has(action)) {
    return { facts: [describeIncident(event, names, settings)] };
  }
  const mayHaveBeenOne =
    isOne || hasIncidentLabel(removed, settings) || LABELS_UNTOLD.has(action);
  return mayHaveBeenOne
    ? { facts: [describeMistake(event)] }
    : { ignored: 'The issue has no label that makes it an incident.' };
}

/** Labels and type as they are now, and the one that was taken away. */
function namesOf({ action, issue, label, type }: IssueEvent) {
  const all = [...(issue.labels ?? []), issue.type];
  const removed = [
    action === 'unlabeled' ? label : undefined,
    action === 'untyped' ? type : undefined,
  ].flatMap(named => named?.name ?? []);
  const names = all
    .flatMap(named => named?.name ?? [])
    .filter(name => !removed.includes(name));
  return { names, removed };
}

function describeIncident(
  event: IssueEvent,
  labels: string[],
  { defaultEnvironment }: SourceSettings,
): IncidentFact {
  const { action, repository, issue } = event;
  const services = servicesIn(labels).map(serviceSubject);
  const subjects =
    services.length > 0 ? services : [repositorySubject(repository)];
  return {
    ...identify(event),
    subjects,
    environment: environmentIn(labels) ?? defaultEnvironment,
    severity: severityIn(labels),
    title: titleOf(issue.title),
    url: httpUrl(issue.html_url),
    detectedAt: issue.created_at,
    resolvedAt: resolvedAt(event),
    reopenedAt: action === 'reopened' ? issue.updated_at : undefined,
    // Of which other issue is not told. Gitea tells no reasons.
    isDuplicate:
      issue.state_reason === undefined
        ? undefined
        : issue.state_reason === 'duplicate',
  };
}

/** An issue that was opened again still carries the time at which it was closed. */
function resolvedAt({ action, issue }: IssueEvent) {
  if (issue.state !== 'closed') return undefined;
  // Old versions of Gitea tell when the issue was changed, and no more.
  return (
    issue.closed_at ?? (action === 'closed' ? issue.updated_at : undefined)
  );
}

/** It is no incident after all, and no service has it. */
function describeMistake(event: IssueEvent): IncidentFact {
  return { ...identify(event), subjects: [] };
}

function identify({ issue }: IssueEvent) {
  return {
    type: 'incident' as const,
    at: timeOfEvent(issue.updated_at, issue.closed_at, issue.created_at),
    key: `issue:${issue.id}`,
  };
}
