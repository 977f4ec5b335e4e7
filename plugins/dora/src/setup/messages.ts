/** The texts of the set-up of sources. */
export const setupMessages = {
  title: 'Set up sources',
  link: 'Sources',
  checkLink: 'Check sources',
  back: 'Back to the metrics',
  failed: "Couldn't load what has been received.",
  about:
    'Each step is ticked as soon as its first event for {{service}} arrives.',
  progress: '{{done}} of {{all}} steps done',
  complete:
    'Everything that the four metrics need has arrived. The numbers follow within seconds.',
  announced: 'Received: {{steps}}',
  waiting: 'Waiting for the first event…',
  waitingTarget: 'No target yet',
  received: 'Received {{age}} ago from {{source}}',
  receivedBefore: 'Received',
  targetSet: 'Set {{age}} ago',
  optional: 'Optional',
  step: {
    git: 'Git',
    deployments: 'Deployments',
    incidents: 'Incidents',
    targets: 'Targets',
    ci: 'CI stages',
  },
  stepInSentence: {
    git: 'commits or changes',
    deployments: 'deployments',
    incidents: 'incidents',
    ci: 'CI stages',
  },
  gives: {
    git: 'Commits and pull requests: where lead time begins.',
    deployments: 'What went to which environment, and when: all four metrics.',
    incidents:
      'When users were affected: time to restore, and part of the failure rate.',
    targets: 'What the service or its team means to reach, and by when.',
    ci: 'How long builds, tests and scans take of the lead time.',
  },
  sender: 'Sender',
  group: {
    configured: 'Configured',
    git: 'Git hosts',
    delivery: 'CI and delivery',
    incidents: 'Incident and alert tools',
    other: 'Anything else',
  },
  configuredChoice: '{{id}} ({{title}})',
  addSource: 'Add the source to {{file}}',
  configured: 'The source is configured',
  configuredWhere:
    'It stands in the configuration of the app under {{key}}, with its secret.',
  connect: 'Connect {{title}}',
  address: 'Address',
  events: 'Events: {{events}}',
  docs: 'Step by step: {{title}}',
  otherModule:
    'This kind of sender comes with a module of its own, whose documentation tells how to connect it. Its address:',
  secret: {
    signs: 'Enter the same secret there: it signs each request.',
    token:
      'Enter the same secret there as the secret token, or as the signing token if it begins with whsec_.',
    bearer:
      'It sends the secret in the header “Authorization: Bearer <secret>”.',
    basic:
      'The secret is a name and a password, joined by a colon. Enter both there, or put them before the host of the address.',
    made: 'It makes the secret itself: copy it from there into the configuration.',
    query:
      'It can prove itself by the address only: append “?token=<secret>” to it.',
  },
  try: 'Or try it with curl',
  tryAbout:
    'This sends an event for {{service}} to the source {{source}}. It counts like a real one.',
  tryCommit: 'Run it in a checkout of the repository.',
  tryNeeds: 'It needs a source for events of any sender:',
  copyYaml: 'Copy the configuration',
  copyAddress: 'Copy the address',
  copyCommand: 'Copy the command',
  copyAnnotations: 'Copy the annotations',
  arrival: {
    elsewhere:
      'Something arrived from {{source}} {{age}} ago, but for {{names}}.',
    nobody: 'Something arrived from {{source}} {{age}} ago, but for nobody.',
    other:
      'Something arrived from {{source}} {{age}} ago, but it tells nothing of {{step}}.',
    useless:
      'Something arrived from {{source}} {{age}} ago, but it was of no use: {{note}}',
    pending:
      'Something arrived from {{source}} {{age}} ago and is being worked off.',
    rejected_one:
      '{{count}} request to {{source}} was turned away in the last 24 hours. Compare the secret on both sides.',
    rejected_other:
      '{{count}} requests to {{source}} were turned away in the last 24 hours. Compare the secret on both sides.',
  },
  names: {
    title: 'Names of this service',
    about: 'An event counts for this service when it uses one of these names.',
    none: 'The catalog has not told of this service yet. That takes a minute.',
    annotate: 'Add further names to {{file}}:',
  },
  firstRun: {
    about:
      'Connect one sender, and see its events arrive. Others can follow at any time.',
    add: '1. Add a source',
    addText:
      'Each sender has a page with what to paste on both sides. It takes about five minutes.',
    choose: '2. Choose a service',
    chooseText:
      'Open its page in the catalog, then DORA, then “Set up sources”: each step is ticked as its first event arrives, and a command sends a test event.',
    watch: '3. Watch what arrives',
    watchText:
      'Data health shows what came in, what was turned away and what belongs to no service.',
  },
  where: {
    github:
      'In the organisation or the repository: Settings → Webhooks → Add webhook. The content type is application/json.',
    gitlab:
      'In the group or the project: Settings → Webhooks → Add new webhook, without a custom template.',
    gitea:
      'In the organisation or the repository: Settings → Webhooks → Add Webhook → Gitea (or Forgejo), with the content type application/json.',
    'bitbucket-cloud':
      'In the repository: Repository settings → Webhooks → Add webhook; or in the workspace, for all of them.',
    'bitbucket-server':
      'In the repository or the project: Settings → Webhooks → Create webhook.',
    'azure-devops':
      'In the project: Project settings → Service hooks → Create subscription → Web Hooks, once for each event, with all details.',
    argocd:
      'In argocd-notifications-cm: add a webhook service with this address, and the template and triggers of the page below.',
    'argo-rollouts':
      'In argo-rollouts-notification-configmap: add a webhook service with this address, and the templates and triggers of the page below.',
    flux: 'Create a Provider of type generic-hmac with this address, and an Alert for your Kustomizations and HelmReleases.',
    jenkins:
      'In the job: Job Notifications → Add Endpoint, with a secret that is the whole address.',
    circleci: 'In the project: Project Settings → Webhooks → Add Webhook.',
    tekton:
      'In the ConfigMap config-events of Tekton Pipelines: make this address the sink, with the formats tektonv1.',
    cdevents:
      'Let your tools post their CloudEvents over HTTP to this address.',
    pagerduty: 'Integrations → Generic Webhooks (v3) → New Webhook.',
    opsgenie: 'Settings → Integrations → Add integration → Webhook.',
    'incident-io': 'Settings → Webhooks → Add endpoint.',
    'grafana-oncall':
      'Outgoing Webhooks → New, with the preset Advanced, once for each event. The method is POST, and Forward All is on.',
    alertmanager:
      'In alertmanager.yml: add a receiver with this address to webhook_configs, and a route to it.',
    statuspage: 'On the status page: Subscribe to updates → Webhook.',
    firehydrant: 'Settings → Webhooks → Add webhook.',
    datadog:
      'Integrations → Webhooks → New, with the payload of the page below; then name the webhook in your monitors.',
    sentry:
      'Settings → Custom Integrations → Create New Integration → Internal, with this webhook URL.',
    rootly: 'Settings → Webhooks → New Webhook.',
    devlake:
      'Where pipelines and tools post to DevLake’s incoming webhook: put this address in the place of everything before /connections.',
    fawkes: 'Put this address where the platform posts its events.',
    generic:
      'From a pipeline, a script or a tool: post events in our own JSON to this address.',
  },
  what: {
    github:
      'Pushes, Pull requests, Pull request reviews, Deployments, Deployment statuses, Workflow jobs, Workflow runs; Issues where they are your incidents.',
    gitlab:
      'Push events, Comments, Merge request events, Pipeline events, Deployment events, Releases events; Issues events where they are your incidents.',
    gitea:
      'pushes; pull requests with their reviews; releases; statuses of commits; workflow runs and jobs.',
    'bitbucket-cloud':
      'Push; Build status created and updated; Pull request created, updated, approved, merged and declined, with changes requested and comments.',
    'bitbucket-server':
      'Push; Pull request opened, modified, with its source branch updated, approved, with changes requested, merged, declined, deleted and commented on.',
    'azure-devops':
      'Code pushed; Pull request created, updated, merge attempted and commented on; Build completed; Run stage and Run job state changed; Release deployment started and completed.',
    argocd: 'syncs that run, succeed and fail; degraded health.',
    'argo-rollouts':
      'rollouts updated, completed and aborted; analysis runs that fail.',
    flux: 'those of severity info, which includes errors.',
    jenkins: 'All Events, in the format JSON.',
    circleci: 'Workflow Completed, Job Completed.',
    tekton: 'all of pipeline runs and task runs.',
    cdevents:
      'those of changes, artifacts, pipelines, tasks, services and incidents.',
    pagerduty:
      'incident triggered, acknowledged, resolved, reopened, priority updated and service updated.',
    opsgenie:
      'alerts created, acknowledged, closed and deleted, with their priority and tags updated.',
    'incident-io':
      'public incidents created, updated and with their status updated.',
    'grafana-oncall':
      'Alert Group Created, Acknowledged, Resolved, Unresolved.',
    alertmanager:
      'alerts that fire, and that are resolved (send_resolved: true).',
    statuspage: 'updates of incidents.',
    firehydrant: 'Incidents.',
    datadog: 'monitors that trigger and recover.',
    sentry: 'issue; metric alerts that have the integration as an action.',
    rootly: 'all that begin with incident., but those of incident.scheduled.',
    devlake: 'deployments, pull_requests, issues.',
    fawkes: 'commits, CI builds, deployments, incidents.',
    generic: 'commits, deployments, incidents, stages.',
  },
} as const;
