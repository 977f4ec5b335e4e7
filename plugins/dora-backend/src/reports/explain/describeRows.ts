import {
  DefinitionValues,
  ExplainedRow,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { DeploymentLink } from '../../attribution/deploymentLink';
import { decodeDeploymentLink } from '../../attribution/links';
import { chunks, flag } from '../../database/columns';
import { commitUrl } from '../commitUrl';
import { readEvidence } from '../deploymentEvidence';
import { failureReasons } from '../failureReasons';
import { Candidate } from './candidates';

const SHORT_SHA = 7;
/** A branch that was forgotten rather than worked on, but it counts. */
const OLD_S = 180 * 86_400;

/** The rules of a service. */
export type DefinitionsOf = (entityRef: string) => DefinitionValues;

/** Looks up what people want to know of the rows of one page. */
export async function describeRows(
  db: Knex,
  candidates: Candidate[],
  definitionsOf: DefinitionsOf,
): Promise<ExplainedRow[]> {
  const isIncident = ({ kind }: Candidate) => kind === 'incident';
  const incidents = await readIncidents(
    db,
    candidates.filter(isIncident).map(({ id }) => id),
  );
  const deployments = await readDeployments(
    db,
    candidates.filter(row => !isIncident(row)).map(({ id }) => id),
    definitionsOf,
  );
  const commits = await readTitles(db, candidates);
  return candidates.map(row => {
    if (isIncident(row)) {
      return toIncidentRow(row, incidents.get(keyOf(row.id, row.entityRef)));
    }
    const deployment = deployments.get(row.id);
    return row.kind === 'deployment'
      ? toDeploymentRow(row, deployment)
      : toChangeRow(row, deployment, commits);
  });
}

function base(row: Candidate) {
  return {
    kind: row.kind,
    entityRef: row.entityRef,
    at: new Date(row.at).toISOString(),
    value: row.value,
    excluded: row.excluded,
  };
}

function toIncidentRow(row: Candidate, link: any): ExplainedRow {
  return {
    ...base(row),
    id: row.id,
    title: link?.title ?? 'Incident without a title',
    note: link ? `${link.severity}${causeOf(link.method)}` : null,
    deploymentId: link?.deployment_id ?? null,
    url: link?.url ?? null,
    corrected: flag(link?.corrected),
  };
}

function causeOf(method: string): string {
  switch (method) {
    case 'told':
      return ', caused by the deployment that it names';
    case 'latest_deployment':
      return ', caused by the latest deployment before it';
    case 'corrected':
      return ', caused by a deployment that a person named';
    default:
      return '';
  }
}

interface DescribedDeployment {
  title: string;
  note: string | null;
  url: string | null;
  corrected: boolean;
}

function toDeploymentRow(
  row: Candidate,
  deployment: DescribedDeployment | undefined,
): ExplainedRow {
  return {
    ...base(row),
    id: row.id,
    title: deployment?.title ?? 'Deployment',
    note: deployment?.note ?? null,
    deploymentId: row.id,
    url: deployment?.url ?? null,
    corrected: deployment?.corrected ?? false,
  };
}

function toChangeRow(
  row: Candidate,
  deployment: DescribedDeployment | undefined,
  commits: Map<string, CommitTitle>,
): ExplainedRow {
  const [sha] = row.shas;
  const commit = commits.get(keyOf(row.id, sha));
  const name = row.change ?? sha.slice(0, SHORT_SHA);
  const count = row.shas.length;
  return {
    ...base(row),
    id: row.change ?? sha,
    title: commit?.title ? `${name} ${commit.title}` : name,
    note: [
      deployment && `Deployed as ${deployment.title}`,
      count > 1 && `${count} commits`,
      (row.value ?? 0) > OLD_S && 'older than half a year',
    ]
      .filter(Boolean)
      .join(', '),
    deploymentId: row.id,
    url: commit ? commitUrl(commit.repository, sha) : null,
    corrected: deployment?.corrected ?? false,
  };
}

async function readIncidents(
  db: Knex,
  ids: string[],
): Promise<Map<string, any>> {
  const found = new Map<string, any>();
  for (const part of chunks(ids)) {
    const rows = await db('dora_incident_links as link')
      .join('dora_incidents as incident', 'incident.id', 'link.incident_id')
      .whereIn('link.incident_id', part)
      .select('link.*', 'incident.title', 'incident.url');
    rows.forEach(row =>
      found.set(keyOf(row.incident_id, row.service_ref), row),
    );
  }
  return found;
}

async function readDeployments(
  db: Knex,
  ids: string[],
  definitionsOf: DefinitionsOf,
): Promise<Map<string, DescribedDeployment>> {
  const found = new Map<string, DescribedDeployment>();
  for (const [entityRef, rows] of await readLinks(db, ids)) {
    const links = rows.map(decodeDeploymentLink);
    const evidence = await readEvidence(db, entityRef, links);
    for (const link of links) {
      const reasons = failureReasons(
        link,
        evidence.get(link.id)!,
        definitionsOf(entityRef).failureWindowHours,
      ).filter(({ cleared }) => cleared === null);
      found.set(link.id, {
        title: titleOf(link),
        note: reasons.map(({ text }) => text).join(' ') || null,
        url: link.url,
        corrected: link.corrected,
      });
    }
  }
  return found;
}

function titleOf({ version, revision, configRevision }: DeploymentLink) {
  const sha = revision ?? configRevision;
  return version ?? sha?.slice(0, SHORT_SHA) ?? 'Deployment without a version';
}

/** Rows of deployment links by their service. */
async function readLinks(db: Knex, ids: string[]): Promise<Map<string, any[]>> {
  const byService = new Map<string, any[]>();
  for (const part of chunks([...new Set(ids)])) {
    for (const row of await db('dora_deployment_links').whereIn('id', part)) {
      const known = byService.get(row.service_ref) ?? [];
      byService.set(row.service_ref, [...known, row]);
    }
  }
  return byService;
}

interface CommitTitle {
  repository: string;
  title: string | null;
}

/** By deployment and commit, for one commit may be in two repositories. */
async function readTitles(
  db: Knex,
  candidates: Candidate[],
): Promise<Map<string, CommitTitle>> {
  const changes = candidates.filter(row => row.shas.length > 0);
  const found = new Map<string, CommitTitle>();
  for (const part of chunks(changes, 100)) {
    const rows = await db('dora_commit_links as link')
      .leftJoin('dora_commits as commit', function sameCommit() {
        this.on('commit.repository', 'link.repository').andOn(
          'commit.sha',
          'link.sha',
        );
      })
      .whereIn(
        'link.deployment_id',
        part.map(({ id }) => id),
      )
      .whereIn(
        'link.sha',
        part.map(({ shas }) => shas[0]),
      )
      .select(
        'link.deployment_id',
        'link.sha',
        'link.repository',
        'commit.title',
      );
    for (const row of rows) {
      found.set(keyOf(row.deployment_id, row.sha), {
        repository: row.repository,
        title: row.title,
      });
    }
  }
  return found;
}

function keyOf(...parts: string[]): string {
  return parts.join(' ');
}
