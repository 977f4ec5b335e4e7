import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { readDetailedBody } from './detailedBody';
import { readMinimalBody } from './minimalBody';
import { readRecommendedBody } from './recommendedBody';
import { ArgocdReport } from './report';

type Ignored = Extract<ParseResult, { ignored: string }>;

const neverSynced = {
  ignored: 'The application has never been synced, or its phase is not known.',
};
const unknownStatus = { ignored: 'The status of the deployment is not known.' };

/** Recognises the three bodies by the names that only they use. */
export function readBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | Ignored {
  const event = body.event ?? body.event_type;
  if (event !== 'deployment' && event !== 'health-degraded') {
    return { ignored: 'The body does not announce a deployment of Argo CD.' };
  }
  if (Object.hasOwn(body, 'phase')) {
    return readRecommendedBody(body, assumeTimeZone) ?? neverSynced;
  }
  const report = Object.hasOwn(body, 'application')
    ? readDetailedBody(body, assumeTimeZone)
    : readMinimalBody(body, assumeTimeZone);
  return report ?? unknownStatus;
}
