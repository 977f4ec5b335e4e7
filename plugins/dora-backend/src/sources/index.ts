import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { alertmanagerSource } from './alertmanager/alertmanagerSource';
import { argocdSource } from './argocd/argocdSource';
import { genericSource } from './generic/genericSource';
import { githubSource } from './github/githubSource';

export { genericEventSchema } from './generic/genericEventSchema';

/** The kinds of senders that are understood without any further module. */
export const builtInEventSources: DoraEventSource[] = [
  githubSource,
  argocdSource,
  alertmanagerSource,
  genericSource,
];
