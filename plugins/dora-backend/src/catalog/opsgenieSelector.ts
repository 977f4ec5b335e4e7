import {
  externalSubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { labelsOfTags, serviceSubjectsOf } from '../sources/labels';
import { keyText } from '../sources/reading/texts';

/** A tag in a search of Opsgenie, unless it is one that alerts must not have. */
const TAG = /(?<!\bnot\s+)\btag\s*[:=]\s*(?:"([^"]+)"|([^\s()"]+))/gi;

/** Whom alerts name that the search of `opsgenie.com/component-selector` finds by tags. */
export function opsgenieSubjects(selector: string | undefined): Subject[] {
  return [...(selector ?? '').matchAll(TAG)].flatMap(([, quoted, bare]) => {
    const tag = keyText(quoted ?? bare);
    if (!tag) return [];
    const services = serviceSubjectsOf(labelsOfTags([tag]));
    return services.length > 0 ? services : [externalSubject('opsgenie', tag)];
  });
}
