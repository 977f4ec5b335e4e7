import {
  DeploymentFact,
  Instant,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { textIn } from '../argocd/argoFields';
import { repositoryAt } from '../reading/addresses';
import { anySha } from '../reading/commits';
import { placeName } from '../places';
import { environmentName, keyText, text } from '../reading/texts';
import { Notification, Rollout } from './notification';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** The deployment that an update of a Rollout is. */
export function deploymentOf(
  notification: Notification,
  receivedAt: Instant,
  settings: SourceSettings,
): DeploymentFact {
  const { state, rollout, at = receivedAt } = notification;
  const { namespace, labels, annotations } = rollout.metadata;
  const isRunning = state === 'running';
  return {
    type: 'deployment',
    at,
    key: keyOf(notification),
    subject: serviceSubject(serviceOf(rollout)),
    environment:
      environmentName(notification.environment) ??
      environmentName(textIn(annotations, 'dora/environment')) ??
      environmentName(textIn(labels, 'environment')) ??
      settings.defaultEnvironment,
    place: placeName(notification.cluster, namespace),
    repository: repositoryAt(textIn(annotations, 'dora/repository')),
    revision: anySha(textIn(annotations, 'dora/revision')),
    state,
    startedAt: isRunning ? at : undefined,
    finishedAt: isRunning ? undefined : at,
    images: imagesOf(rollout),
  };
}

/**
 * Equal for everything that is told about one update. A Rollout counts its
 * updates anew when it is created again, but then it has another uid. The hash
 * of its pods is still that of the update before when an update begins.
 */
function keyOf({ cluster, rollout: { metadata, status } }: Notification) {
  const update =
    keyText(textIn(metadata.annotations, 'rollout.argoproj.io/revision')) ??
    keyText(status?.currentPodHash);
  if (!update) {
    throw new Error('$.rollout.metadata.annotations: name no revision');
  }
  return [cluster, metadata.namespace, metadata.name, metadata.uid, update]
    .map(part => keyText(part) ?? '-')
    .join('/');
}

/** What Backstage calls the workload, else its own name. */
function serviceOf({ metadata }: Rollout): string {
  const service =
    keyText(textIn(metadata.labels, KUBERNETES_ID)) ??
    keyText(textIn(metadata.annotations, KUBERNETES_ID)) ??
    keyText(metadata.name);
  if (!service) {
    throw new Error('$.rollout.metadata.name: is empty');
  }
  return service;
}

function imagesOf({ spec }: Rollout): string[] | undefined {
  const images = (spec?.template?.spec?.containers ?? []).flatMap(
    ({ image }) => text(image, 300) ?? [],
  );
  return images.length > 0 ? [...new Set(images)].sort() : undefined;
}
