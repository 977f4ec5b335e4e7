import {
  externalSubject,
  IncidentFact,
  Instant,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { newsOfAlert } from '../alertRules';
import { titleOf } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { idField, nameField } from '../generic/genericFields';
import { validate } from '../reading/problems';
import { severityWord } from '../reading/texts';

const OVER = ['resolved', 'archived', 'ignored'];

function issueSchema(zone: string) {
  return z.object({
    action: z.string(),
    actor: z.object({ type: lenientText }).nullish().catch(undefined),
    data: z.object({
      issue: z.object({
        id: idField,
        title: lenientText,
        level: lenientText,
        priority: lenientText,
        issueCategory: lenientText,
        firstSeen: lenientInstantField(zone),
        web_url: lenientText,
        permalink: lenientText,
        project: z.object({ slug: nameField }),
      }),
    }),
  });
}

type IssueEvent = z.output<ReturnType<typeof issueSchema>>;

/** What happened to an issue. Sentry tells no time of it, so that of receipt stands in. */
export function parseIssue(
  body: Record<string, unknown>,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  const event = validate(issueSchema(settings.assumeTimeZone), body);
  const { issue } = event.data;
  if (issue.issueCategory === 'feedback') {
    return { ignored: 'Feedback of a user is no incident.' };
  }
  const labels = {
    level: issue.level ?? undefined,
    priority: issue.priority ?? undefined,
    category: issue.issueCategory ?? undefined,
    project: issue.project.slug,
  };
  return newsOfAlert(incidentOf(event, receivedAt, settings), labels, settings);
}

function incidentOf(
  { action, actor, data: { issue } }: IssueEvent,
  receivedAt: Instant,
  settings: SourceSettings,
): IncidentFact {
  const when = (isIt: boolean) => (isIt ? receivedAt : undefined);
  return {
    type: 'incident',
    at: receivedAt,
    key: `issue:${issue.id}`,
    subjects: [externalSubject('sentry', issue.project.slug)],
    environment: settings.defaultEnvironment,
    severity: severityWord(issue.level),
    title: titleOf(issue.title),
    url: httpUrl(issue.web_url) ?? httpUrl(issue.permalink),
    // An issue that is older than the webhook began nothing that is known.
    detectedAt:
      action === 'created' ? issue.firstSeen ?? receivedAt : undefined,
    // Rules of ownership assign too, and know nothing.
    acknowledgedAt: when(action === 'assigned' && actor?.type === 'user'),
    resolvedAt: when(OVER.includes(action)),
    reopenedAt: when(action === 'unresolved'),
  };
}
