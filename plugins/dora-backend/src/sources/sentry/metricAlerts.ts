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
import { lenientInstantField, startOfList } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { idField } from '../generic/genericFields';
import { validate } from '../reading/problems';
import { environmentName, keyText, severityWord } from '../reading/texts';

const LEVELS = ['critical', 'warning'];
const MAX_PROJECTS = 100;
const projectsField = startOfList(z.string(), MAX_PROJECTS).catch(undefined);

function alertSchema(zone: string) {
  const instant = lenientInstantField(zone);
  return z.object({
    action: z.string(),
    data: z.object({
      description_title: lenientText,
      web_url: lenientText,
      metric_alert: z.object({
        id: idField,
        title: lenientText,
        date_detected: instant,
        date_started: instant,
        date_created: instant,
        date_closed: instant,
        projects: projectsField,
        alert_rule: z
          .object({
            name: lenientText,
            environment: lenientText,
            projects: projectsField,
          })
          .nullish()
          .catch(undefined),
      }),
    }),
  });
}

type AlertEvent = z.output<ReturnType<typeof alertSchema>>;

/** An alert on a metric: one incident from its detection to its end. */
export function parseMetricAlert(
  body: Record<string, unknown>,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  const event = validate(alertSchema(settings.assumeTimeZone), body);
  const rule = event.data.metric_alert.alert_rule;
  const labels = {
    level: event.action,
    rule: rule?.name ?? undefined,
    environment: rule?.environment ?? undefined,
    project: projectsOf(event)[0],
  };
  return newsOfAlert(incidentOf(event, receivedAt, settings), labels, settings);
}

function incidentOf(
  event: AlertEvent,
  receivedAt: Instant,
  settings: SourceSettings,
): IncidentFact {
  const { action, data } = event;
  const { metric_alert: alert } = data;
  const isEnd = action === 'resolved';
  return {
    type: 'incident',
    at: receivedAt,
    key: `metric_alert:${alert.id}`,
    subjects: projectsOf(event).map(slug => externalSubject('sentry', slug)),
    environment:
      environmentName(alert.alert_rule?.environment) ??
      settings.defaultEnvironment,
    severity: LEVELS.includes(action) ? severityWord(action) : undefined,
    title: titleOf(alert.alert_rule?.name) ?? titleOf(data.description_title),
    url: httpUrl(data.web_url),
    detectedAt:
      alert.date_detected ??
      alert.date_started ??
      alert.date_created ??
      (isEnd ? undefined : receivedAt),
    resolvedAt: isEnd ? alert.date_closed ?? receivedAt : undefined,
  };
}

function projectsOf({ data: { metric_alert: alert } }: AlertEvent): string[] {
  const slugs = alert.projects ?? alert.alert_rule?.projects ?? [];
  const clean = slugs.flatMap(slug => keyText(slug) ?? []);
  return [...new Set(clean)].sort();
}
