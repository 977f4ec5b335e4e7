import {
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
import { withPlainKeys } from '../reading/plainKeys';
import { validate } from '../reading/problems';
import { environmentName, keyText, text } from '../reading/texts';

const LONGEST_SEVERITY = 32;
const OVER = ['resolved', 'closed', 'done'];

function incidentSchema(zone: string) {
  return z.object({
    id: idField,
    title: lenientText,
    status: lenientText,
    severity: lenientText,
    createddate: requiredInstantField(zone),
    resolveddate: lenientInstantField(zone),
    service: lenientText,
    environment: lenientText,
    url: lenientText,
  });
}

/** An incident as it is now. One that is over without a date is so since it was told. */
export function parseIncident(
  body: Record<string, unknown>,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  const incident = validate(
    incidentSchema(settings.assumeTimeZone),
    withPlainKeys(body),
  );
  const service = keyText(incident.service);
  const isOver = OVER.includes((incident.status ?? '').trim().toLowerCase());
  const resolvedAt = incident.resolveddate ?? (isOver ? receivedAt : undefined);
  return {
    facts: [
      {
        type: 'incident',
        at: Math.max(incident.createddate, resolvedAt ?? 0),
        key: incident.id,
        subjects: service ? [serviceSubject(service)] : undefined,
        environment:
          environmentName(incident.environment) ?? settings.defaultEnvironment,
        severity: text(incident.severity, LONGEST_SEVERITY),
        title: titleOf(incident.title),
        url: httpUrl(incident.url),
        detectedAt: incident.createddate,
        resolvedAt,
      },
    ],
  };
}
