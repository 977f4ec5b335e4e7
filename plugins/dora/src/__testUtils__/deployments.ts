import {
  DeployedCommit,
  DeploymentDetail,
  DeploymentPage,
  DeploymentSummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aReport } from './reports';

/** What a sender could send to be clicked on. */
// eslint-disable-next-line no-script-url
export const SCRIPT_URL = 'javascript:alert(1)';

/** A deployment that went well, with parts replaced. */
export function aDeployment(
  parts: Partial<DeploymentSummary> = {},
): DeploymentSummary {
  return {
    id: 'd1',
    environment: 'production',
    kind: 'deploy',
    status: 'succeeded',
    startedAt: '2026-03-12T12:36:00.000Z',
    finishedAt: '2026-03-12T12:40:00.000Z',
    revision: '4f0c2f1a9d7b6e5c4b3a29180f7e6d5c4b3a2918',
    version: 'v1.42.0',
    repository: 'acme/checkout',
    url: 'https://argocd.example.com/applications/checkout',
    verdict: 'ok',
    failures: [],
    commits: 3,
    leadTimeMedian: 5100,
    leadTimeMax: 27_600,
    leadTimeNote: null,
    restoreSeconds: null,
    corrected: false,
    ...parts,
  };
}

/** A deployment that an incident and a rollback mark as failed. */
export function aFailedDeployment(
  parts: Partial<DeploymentSummary> = {},
): DeploymentSummary {
  return aDeployment({
    id: 'd2',
    version: 'v1.41.3',
    verdict: 'failed',
    failures: [
      {
        rule: 'incident',
        at: '2026-03-11T12:20:00.000Z',
        text: 'INC-42 SEV2 detected 3 h 10 min after the deployment, window 24 h',
        evidence: {
          kind: 'incident',
          id: 'INC-42',
          url: 'https://incidents.example.com/42',
        },
        corrected: false,
        cleared: null,
      },
      {
        rule: 'rollback',
        at: '2026-03-11T12:40:00.000Z',
        text: 'Rolled back to v1.41.2 after 3 h 30 min',
        evidence: { kind: 'deployment', id: 'd9', url: SCRIPT_URL },
        corrected: false,
        cleared: null,
      },
    ],
    restoreSeconds: 5400,
    ...parts,
  });
}

/** A page of deployments. */
export function aPage(
  items: DeploymentSummary[] = [aDeployment(), aFailedDeployment()],
  parts: Partial<DeploymentPage> = {},
): DeploymentPage {
  return {
    entityRef: 'component:default/checkout',
    window: aReport().window,
    items,
    total: items.length,
    offset: 0,
    next: null,
    previous: null,
    ...parts,
  };
}

export const commits: DeployedCommit[] = [
  {
    repository: 'acme/checkout',
    sha: '4f0c2f1a9d7b6e5c4b3a29180f7e6d5c4b3a2918',
    title: 'Retry payment captures on 503',
    authoredAt: '2026-03-12T11:15:00.000Z',
    leadTimeSeconds: 5100,
    excluded: null,
    url: 'https://github.com/acme/checkout/commit/4f0c2f1',
  },
  {
    repository: 'acme/checkout',
    sha: '9b8a7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b',
    title: 'Round totals half to even',
    authoredAt: '2026-03-12T05:00:00.000Z',
    leadTimeSeconds: 27_600,
    excluded: null,
    url: null,
  },
  {
    repository: 'acme/checkout',
    sha: '1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d',
    title: "Merge branch 'main'",
    authoredAt: '2026-03-12T05:10:00.000Z',
    leadTimeSeconds: null,
    excluded: 'A merge commit changes nothing by itself.',
    url: SCRIPT_URL,
  },
];

/** What explains a deployment. */
export function aDetail(
  deployment: DeploymentSummary = aDeployment(),
  parts: Partial<DeploymentDetail> = {},
): DeploymentDetail {
  return {
    ...deployment,
    commitList: commits,
    previousRevision: '77ab01c29d7b6e5c4b3a29180f7e6d5c4b3a2918',
    revisionRule: 'told',
    furtherRevisions: [],
    configRevision: null,
    isConfigChange: false,
    source: 'argocd',
    incidents: [],
    ...parts,
  };
}
