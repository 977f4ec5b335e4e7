import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { alertmanagerSource } from './alertmanager/alertmanagerSource';
import { argoRolloutsSource } from './argo-rollouts/argoRolloutsSource';
import { argocdSource } from './argocd/argocdSource';
import { azureDevopsSource } from './azure-devops/azureDevopsSource';
import { bitbucketCloudSource } from './bitbucket-cloud/bitbucketCloudSource';
import { bitbucketServerSource } from './bitbucket-server/bitbucketServerSource';
import { cdeventsSource } from './cdevents/cdeventsSource';
import { circleciSource } from './circleci/circleciSource';
import { datadogSource } from './datadog/datadogSource';
import { devlakeSource } from './devlake/devlakeSource';
import { fawkesSource } from './fawkes/fawkesSource';
import { firehydrantSource } from './firehydrant/firehydrantSource';
import { fluxSource } from './flux/fluxSource';
import { genericSource } from './generic/genericSource';
import { giteaSource } from './gitea/giteaSource';
import { githubSource } from './github/githubSource';
import { gitlabSource } from './gitlab/gitlabSource';
import { grafanaOncallSource } from './grafana-oncall/grafanaOncallSource';
import { incidentIoSource } from './incident-io/incidentIoSource';
import { jenkinsSource } from './jenkins/jenkinsSource';
import { opsgenieSource } from './opsgenie/opsgenieSource';
import { pagerdutySource } from './pagerduty/pagerdutySource';
import { rootlySource } from './rootly/rootlySource';
import { sentrySource } from './sentry/sentrySource';
import { statuspageSource } from './statuspage/statuspageSource';
import { tektonSource } from './tekton/tektonSource';

export { genericEventSchema } from './generic/genericEventSchema';

/** The kinds of senders that are understood without any further module. */
export const builtInEventSources: DoraEventSource[] = [
  githubSource,
  argocdSource,
  alertmanagerSource,
  genericSource,
  devlakeSource,
  fawkesSource,
  circleciSource,
  jenkinsSource,
  tektonSource,
  cdeventsSource,
  giteaSource,
  argoRolloutsSource,
  fluxSource,
  gitlabSource,
  azureDevopsSource,
  bitbucketCloudSource,
  bitbucketServerSource,
  pagerdutySource,
  opsgenieSource,
  incidentIoSource,
  grafanaOncallSource,
  statuspageSource,
  firehydrantSource,
  datadogSource,
  sentrySource,
  rootlySource,
];
