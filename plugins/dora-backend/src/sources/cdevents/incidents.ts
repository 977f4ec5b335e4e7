import {
  IncidentFact,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { lenientText } from '../reading/lenientFields';
import { environmentName, text } from '../reading/texts';
import { CDEvent, readContent, referenceField } from './cdevent';
import { subjectOf } from './services';

const SEVERITY_LENGTH = 32;

const incidentSchema = z.object({
  description: lenientText,
  environment: referenceField,
  service: referenceField,
  ticketURI: lenientText,
});

const ticketSchema = z.object({
  summary: lenientText,
  ticketType: lenientText,
  priority: lenientText,
  uri: lenientText,
});

/** An incident that was detected, reported or resolved. */
export function parseIncident(
  event: CDEvent,
  settings: SourceSettings,
): ParseResult {
  const content = readContent(event, incidentSchema);
  const isOver = event.verb === 'resolved';
  return incident(event, isOver, content.service?.id, {
    key: `incident:${event.subjectKey}`,
    environment:
      event.extras.environment ??
      environmentName(content.environment?.id) ??
      settings.defaultEnvironment,
    // The one of the end describes the end.
    title: isOver ? undefined : titleOf(content.description),
    url: httpUrl(content.ticketURI),
    detectedAt: isOver ? undefined : event.at,
  });
}

/** A ticket, which is an incident when its type says so. */
export function parseTicket(event: CDEvent): ParseResult {
  const content = readContent(event, ticketSchema);
  if (content.ticketType?.trim().toLowerCase() !== 'incident') {
    return { ignored: 'Of tickets, only those of the type incident are used.' };
  }
  return incident(event, event.verb === 'closed', undefined, {
    key: `ticket:${event.subjectKey}`,
    environment: event.extras.environment,
    severity: text(content.priority, SEVERITY_LENGTH),
    title: titleOf(content.summary),
    url: httpUrl(content.uri),
    detectedAt: event.verb === 'created' ? event.at : undefined,
  });
}

function incident(
  event: CDEvent,
  isOver: boolean,
  service: string | null | undefined,
  told: Pick<
    IncidentFact,
    'key' | 'environment' | 'severity' | 'title' | 'url' | 'detectedAt'
  >,
): ParseResult {
  const subject = subjectOf(event, service);
  // Whose it is may have been told before.
  if (!subject && told.detectedAt !== undefined) {
    return { ignored: 'The incident names no service.' };
  }
  return {
    facts: [
      {
        type: 'incident',
        at: event.at,
        ...told,
        subjects: subject ? [subject] : undefined,
        resolvedAt: isOver ? event.at : undefined,
      },
    ],
  };
}
