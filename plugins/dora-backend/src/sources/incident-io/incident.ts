import {
  IncidentFact,
  Instant,
  ParseResult,
  serviceSubject,
  SourceSettings,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import { keyText, severityWord } from '../reading/texts';
import { Incident, News } from './webhook';

/** Categories of statuses in which service is restored. */
const OVER = ['learning', 'closed'];
/** Categories of what turned out to be no incident. */
const NONE = ['declined', 'canceled', 'cancelled'];
/** That of what turned out to be another incident, which is not told. */
const MERGED = 'merged';
const TRIALS = ['test', 'tutorial'];

/** Names of custom fields that hold the affected services. */
const SERVICE_FIELDS =
  /^(dora )?(affected |impacted )?(services?|components?)( affected| impacted)?$/i;

/** Names of the timestamps that people keep of an incident. */
const TIMESTAMPS = {
  detected: /^(detected|reported)( at)?$/i,
  acknowledged: /^(acknowledged|accepted)( at)?$/i,
  mitigated: /^(mitigated|fixed|stabili[sz]ed)( at)?$/i,
  resolved: /^resolved( at)?$/i,
};

/** What news tell of an incident. */
export function parseNews(news: News, settings: SourceSettings): ParseResult {
  const { incident } = news;
  const { mode } = incident;
  if (mode && TRIALS.includes(mode)) {
    return { ignored: 'The incident is a test or a tutorial.' };
  }
  if (mode === 'stream') {
    return { ignored: 'It is part of another incident, which counts.' };
  }
  const times = timesOf(news);
  const isAfterwards = mode === 'retrospective';
  if (isAfterwards && !times.resolvedAt && !times.mitigatedAt) {
    return { ignored: 'The retrospective incident tells no time of its end.' };
  }
  const fact: IncidentFact = {
    type: 'incident',
    at: incident.updated_at ?? incident.created_at,
    key: incident.id,
    subjects: subjectsOf(news),
    environment: settings.defaultEnvironment,
    severity: severityWord(incident.severity?.name),
    title: titleOf(incident.name),
    url: httpUrl(incident.permalink),
    ...times,
    isDuplicate: isDuplicate(news),
  };
  return { facts: [fact] };
}

function isDuplicate({ incident, change }: News): boolean | undefined {
  const status = change?.to ?? incident.incident_status?.category;
  if (status === MERGED) return true;
  return change?.from === MERGED ? false : undefined;
}

function timesOf({ incident, change }: News) {
  const told = (name: RegExp) => timestamp(incident, name);
  const status = change?.to ?? incident.incident_status?.category;
  const isOver = OVER.includes(status ?? '');
  const wasOver = change ? OVER.includes(change.from ?? '') : isOver;
  const changedAt = incident.updated_at ?? incident.created_at;
  return {
    detectedAt: told(TIMESTAMPS.detected) ?? incident.created_at,
    acknowledgedAt: told(TIMESTAMPS.acknowledged),
    mitigatedAt: told(TIMESTAMPS.mitigated),
    // After the end come more statuses, such as that of its review.
    resolvedAt: isOver
      ? told(TIMESTAMPS.resolved) ?? (wasOver ? undefined : changedAt)
      : undefined,
    reopenedAt: wasOver && !isOver ? changedAt : undefined,
  };
}

function timestamp(
  { incident_timestamp_values: values }: Incident,
  wanted: RegExp,
): Instant | undefined {
  return values?.find(
    ({ incident_timestamp: kind, value }) =>
      wanted.test(kind?.name ?? '') && value?.value !== undefined,
  )?.value?.value;
}

/** All that the custom fields name; undefined when there is no such field. */
function subjectsOf({ incident, change }: News): Subject[] | undefined {
  const status = change?.to ?? incident.incident_status?.category;
  if (NONE.includes(status ?? '')) return [];
  const fields = (incident.custom_field_entries ?? []).filter(
    ({ custom_field: field }) => SERVICE_FIELDS.test(field?.name?.trim() ?? ''),
  );
  if (fields.length === 0) return undefined;
  const names = fields
    .flatMap(({ values }) => values ?? [])
    .map(
      value =>
        value.value_catalog_entry?.name ??
        value.value_option?.value ??
        value.value_text,
    );
  const subjects = names
    .flatMap(name => keyText(name) ?? [])
    .map(serviceSubject);
  return [...new Set(subjects)].sort();
}
