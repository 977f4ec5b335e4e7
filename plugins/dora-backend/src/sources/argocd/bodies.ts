import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { readApplicationBody } from './applicationBody';
import { readDetailedBody } from './detailedBody';
import { readFourKeysBody } from './fourKeysBody';
import { readMinimalBody } from './minimalBody';
import { readPartsBody } from './partsBody';
import { readRecommendedBody } from './recommendedBody';
import { ArgocdReport } from './report';

type Ignored = Extract<ParseResult, { ignored: string }>;

const noDeployment = {
  ignored: 'The body does not announce a deployment of Argo CD.',
};
const neverSynced = {
  ignored: 'The application has never been synced, or its phase is not known.',
};
const unknownStatus = { ignored: 'The status of the deployment is not known.' };

/** Recognises the bodies by the names that only they use. */
export function readBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | Ignored {
  const application = applicationIn(body);
  if (application) {
    return (
      readApplicationBody(body, application, assumeTimeZone) ?? neverSynced
    );
  }
  const event = body.event ?? body.event_type;
  if (event === undefined && Object.hasOwn(body, 'commit_sha')) {
    return readFourKeysBody(body, assumeTimeZone) ?? unknownStatus;
  }
  if (event !== 'deployment' && event !== 'health-degraded') {
    return noDeployment;
  }
  if (Object.hasOwn(body, 'phase')) {
    const read = holdsParts(body) ? readPartsBody : readRecommendedBody;
    return read(body, assumeTimeZone) ?? neverSynced;
  }
  const report = Object.hasOwn(body, 'application')
    ? readDetailedBody(body, assumeTimeZone)
    : readMinimalBody(body, assumeTimeZone);
  return report ?? unknownStatus;
}

/** The whole Application, under `app` or `application` or as the body itself. */
function applicationIn(body: Record<string, unknown>): object | undefined {
  const told = [body.app, body.application].find(
    value => typeof value === 'object' && value !== null,
  );
  return told ?? (body.kind === 'Application' ? body : undefined);
}

/** Of the bodies with a phase, only one has a revision that it calls by this name. */
function holdsParts(body: Record<string, unknown>): boolean {
  return Object.hasOwn(body, 'revision') || Object.hasOwn(body, 'revisions');
}
