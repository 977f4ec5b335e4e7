import {
  DeploymentFact,
  Instant,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { repositoryAt } from '../reading/addresses';
import { anySha } from '../reading/commits';
import { ReportedRevisions, revisionsOf } from '../gitOpsRevisions';
import { placeName } from '../places';
import { environmentName, keyText, text } from '../reading/texts';
import { FluxEvent, metadataOf } from './event';
import { Outcome } from './outcome';
import { commitIn, releaseIn, versionIn } from './revision';

const MAX_IMAGES = 50;
const DAY = 'yyyy-mm-dd'.length;

/**
 * The deployment that an event tells of. It has no times of its own: Flux
 * repeats itself long after, so that it occurred when it was first told of.
 */
export function deploymentOf(
  event: FluxEvent,
  { state, rollback }: Outcome,
  receivedAt: Instant,
  settings: SourceSettings,
): DeploymentFact {
  const { namespace, name, at = receivedAt } = event;
  const cluster = metadataOf(event, 'cluster', 'app.kubernetes.io/cluster');
  // What the object names besides is what it went back from.
  const images = rollback ? undefined : imagesOf(event);
  return {
    type: 'deployment',
    at,
    key: [cluster, event.kind, namespace, name, attemptOf(event, at, rollback)]
      .map(part => keyText(part) ?? '-')
      .join('/'),
    subject: serviceSubject(keyText(metadataOf(event, 'service')) ?? name),
    environment:
      environmentName(
        metadataOf(event, 'environment', 'env', 'app.kubernetes.io/env'),
      ) ?? settings.defaultEnvironment,
    place: placeName(cluster, namespace, name),
    ...(rollback
      ? { version: releaseIn(event) && text(versionIn(event), 100) }
      : revisionsOf(reportedRevisions(event, images))),
    state,
    rollback,
    images,
  };
}

/**
 * What tells one deployment of an object from the next. A Kustomization deploys
 * each revision once. A HelmRelease deploys one version of a chart many times;
 * attempts that fail have no number, and are one deployment a day. That it is
 * reconciled may be said at any time.
 */
function attemptOf(
  event: FluxEvent,
  at: Instant,
  rollback: boolean | undefined,
): string {
  const revision = metadataOf(event, 'revision') ?? '-';
  if (
    event.kind === 'Kustomization' ||
    event.reason === 'ReconciliationSucceeded'
  ) {
    return revision;
  }
  const time = new Date(at).toISOString();
  const attempt = rollback
    ? `rollback ${time}`
    : releaseIn(event) ?? time.slice(0, DAY);
  return `${revision} ${attempt}`;
}

function reportedRevisions(
  event: FluxEvent,
  images: string[] | undefined,
): ReportedRevisions {
  const appRepository = repositoryAt(metadataOf(event, 'repository'));
  const configRepository = repositoryAt(metadataOf(event, 'configRepository'));
  const appRevision =
    anySha(metadataOf(event, 'commit')) ??
    commitIn(metadataOf(event, 'commit')) ??
    commitIn(metadataOf(event, 'originRevision'));
  const sourcesMayBeApp = !appRevision && !configRepository && !images;
  return {
    appRepository,
    appRevision,
    sources: [
      {
        repository:
          configRepository ?? (sourcesMayBeApp ? appRepository : undefined),
        revision: commitIn(metadataOf(event, 'revision')) ?? versionIn(event),
      },
    ],
    sourcesMayBeApp,
  };
}

function imagesOf(event: FluxEvent): string[] | undefined {
  const images = (metadataOf(event, 'images', 'image') ?? '')
    .split(',', MAX_IMAGES)
    .flatMap(image => text(image, 300) ?? []);
  return images.length > 0 ? [...new Set(images)].sort() : undefined;
}
