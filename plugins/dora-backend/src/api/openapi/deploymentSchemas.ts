import {
  DEPLOYMENT_KINDS,
  FAILURE_RULES,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  complete,
  count,
  flag,
  instant,
  list,
  nullable,
  number,
  oneOf,
  page,
  ref,
  text,
} from './shapes';

const summary = {
  id: text,
  environment: text,
  kind: oneOf(DEPLOYMENT_KINDS),
  status: oneOf(['running', 'succeeded', 'failed']),
  startedAt: instant,
  finishedAt: nullable(instant),
  revision: nullable(text),
  version: nullable(text),
  repository: nullable(text),
  url: nullable(text),
  verdict: oneOf(['ok', 'failed', 'provisional', 'running', 'not_counted']),
  failures: list(ref('FailureReason')),
  commits: count,
  leadTimeMedian: nullable(number),
  leadTimeMax: nullable(number),
  leadTimeNote: nullable(text),
  restoreSeconds: nullable(number),
  corrected: flag,
};

/** Schemas of deployments. */
export const deploymentSchemas = {
  FailureReason: complete({
    rule: oneOf(FAILURE_RULES),
    at: instant,
    text,
    evidence: nullable(
      complete({
        kind: oneOf(['incident', 'deployment']),
        id: text,
        url: nullable(text),
      }),
    ),
    corrected: flag,
    cleared: nullable(text),
  }),
  DeploymentSummary: complete(summary),
  DeploymentPage: complete({
    entityRef: text,
    window: ref('Window'),
    ...page('DeploymentSummary'),
  }),
  DeployedCommit: complete({
    repository: text,
    sha: text,
    title: nullable(text),
    authoredAt: nullable(instant),
    leadTimeSeconds: nullable(number),
    excluded: nullable(text),
    url: nullable(text),
  }),
  DeployedRevision: complete({ repository: text, revision: text }),
  DeploymentDetail: complete({
    ...summary,
    commitList: list(ref('DeployedCommit')),
    previousRevision: nullable(text),
    revisionRule: nullable(oneOf(['told', 'image_build', 'image_tag'])),
    furtherRevisions: list(ref('DeployedRevision')),
    configRevision: nullable(ref('DeployedRevision')),
    isConfigChange: flag,
    source: text,
    incidents: list(ref('DeploymentIncident')),
  }),
};
