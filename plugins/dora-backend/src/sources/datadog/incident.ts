import {
  IncidentFact,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { titleOf } from '../reading/commits';
import {
  environmentOf,
  Labels,
  labelsOfTags,
  serviceSubjectsOf,
} from '../labels';
import { severityWord } from '../reading/texts';
import { News } from './webhook';

/**
 * The incident that an alert is: one from when it is triggered until it
 * recovers. Undefined when no tag names a service.
 */
export function incidentOf(
  news: News,
  labels: Labels,
  settings: SourceSettings,
): IncidentFact | undefined {
  const subjects = serviceSubjectsOf(labels);
  if (subjects.length === 0) return undefined;
  const isEnd = news.transition === 'Recovered';
  return {
    type: 'incident',
    at: news.date,
    key: news.cycle,
    subjects,
    environment: environmentOf(labels, settings),
    severity: severityWord(news.priority),
    title: titleOf(news.title),
    url: httpUrl(news.link),
    detectedAt: isEnd ? undefined : news.date,
    resolvedAt: isEnd ? news.date : undefined,
  };
}

/** Tags of the alert's scope, then of its monitor, and its priority. */
export function labelsOf({ scope, tags, priority }: News): Labels {
  const all = [scope, tags].flatMap(list => (list ?? '').split(','));
  const labels = labelsOfTags(all.filter(tag => tag.trim() !== ''));
  return priority ? [...labels, ['priority', priority]] : labels;
}
