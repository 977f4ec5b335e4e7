import { NotFoundError } from '@backstage/errors';
import {
  DefinitionValues,
  DeployedCommit,
  DeployedRevision,
  DeploymentDetail,
  DeploymentPage,
  DeploymentSummary,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { DeploymentLink } from '../attribution/deploymentLink';
import { decodeDeploymentLink } from '../attribution/links';
import { DoraConfig } from '../config';
import { instant, requiredInstant } from '../database/columns';
import { resolveWindow, toWindow } from '../metrics';
import { commitUrl } from './commitUrl';
import {
  DeploymentEvidence,
  readEvidence,
  readIncidents,
} from './deploymentEvidence';
import { failureReasons } from './failureReasons';
import { Visible } from './GroupReports';
import { readHistory } from './history';
import { readAffected, toDeploymentIncident } from './incidentDetails';
import { countSome, nextTo, PageQuery, readPage } from './listPages';
import { definitionsOf } from './measureOptions';
import { ReportQuery } from './reportQuery';
import { isFinished, verdictOf } from './verdict';

/** Which deployments are asked for. */
export interface DeploymentQuery extends ReportQuery, PageQuery {
  verdict?: Verdict;
}

const COLUMNS = { at: 'occurred_at', id: 'id' };

/** Answers which deployments a service had, how each went, and why we say so. */
export class DeploymentReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** A page of deployments that finished in a window, the latest first. */
  async list(
    entityRef: string,
    query: DeploymentQuery,
  ): Promise<DeploymentPage> {
    const now = this.#now();
    const window = resolveWindow(query.window, {
      timeZone: this.#config.timeZone,
      now,
    });
    const definitions = await this.#definitions(entityRef);
    const { environment, verdict } = query;
    const rows = () =>
      this.#db('dora_deployment_links')
        .where({ service_ref: entityRef, environment })
        .where('occurred_at', '>=', window.fromMs)
        .where('occurred_at', '<', window.toMs);
    const page = await readPage<any>(
      {
        read: (from, direction, limit) =>
          nextTo(rows().limit(limit), COLUMNS, from, direction),
        keyOf: row => ({ at: requiredInstant(row.occurred_at), id: row.id }),
        matching:
          verdict &&
          (some => this.#withVerdict(some, verdict, definitions, now)),
      },
      query,
    );
    const evidence = await readEvidence(
      this.#db,
      entityRef,
      page.items.map(decodeDeploymentLink),
    );
    return {
      entityRef,
      window: toWindow(window),
      ...page,
      items: page.items.map(row =>
        this.#summary(row, evidence.get(row.id)!, definitions, now),
      ),
      total: verdict ? null : await countSome(this.#db, rows()),
    };
  }

  /**
   * One deployment with its commits and reasons.
   *
   * @throws NotFoundError when the service has no such deployment.
   */
  async detail(
    entityRef: string,
    id: string,
    visible: Visible,
  ): Promise<DeploymentDetail> {
    const row = await this.#db('dora_deployment_links')
      .where({ id, service_ref: entityRef })
      .first();
    if (!row) {
      throw new NotFoundError('This service has no such deployment');
    }
    const link = decodeDeploymentLink(row);
    const evidence = await readEvidence(this.#db, entityRef, [link]);
    const { incidents } = evidence.get(id)!;
    const affected = await readAffected(
      this.#db,
      incidents.map(incident => incident.id),
      visible,
    );
    return {
      ...this.#summary(
        row,
        evidence.get(id)!,
        await this.#definitions(entityRef),
        this.#now(),
      ),
      previousRevision: link.previousRevision,
      revisionRule: link.revisionRule,
      furtherRevisions: link.furtherRevisions,
      configRevision: configRevisionOf(link),
      isConfigChange: link.isConfigChange,
      source: link.sourceId,
      commitList: await this.#commits(id),
      incidents: incidents.map(incident =>
        toDeploymentIncident(incident, affected.get(incident.id)!),
      ),
    };
  }

  // The verdict follows from several tables, so no index knows it.
  async #withVerdict(
    rows: any[],
    verdict: Verdict,
    definitions: DefinitionValues,
    now: Instant,
  ): Promise<any[]> {
    const caused = await readIncidents(
      this.#db,
      rows.map(row => row.id),
    );
    return rows.filter(
      row =>
        verdictOf(
          decodeDeploymentLink(row),
          caused.get(row.id) ?? [],
          definitions,
          now,
        ) === verdict,
    );
  }

  async #definitions(entityRef: string): Promise<DefinitionValues> {
    return definitionsOf(
      await readHistory(this.#db, entityRef),
      this.#config.definitions.values,
    );
  }

  #summary(
    row: any,
    evidence: DeploymentEvidence,
    definitions: DefinitionValues,
    now: Instant,
  ): DeploymentSummary {
    const link = decodeDeploymentLink(row);
    return {
      id: link.id,
      environment: link.environment,
      kind: link.kind,
      status: link.status,
      startedAt: iso(link.startedAt),
      finishedAt: isFinished(link) ? iso(link.occurredAt) : null,
      revision: link.revision ?? link.configRevision,
      version: link.version,
      repository: link.repository,
      url: link.url,
      verdict: verdictOf(link, evidence.incidents, definitions, now),
      failures: failureReasons(link, evidence, definitions.failureWindowHours),
      commits: evidence.leadSeconds.length,
      leadTimeMedian: evidence.leadTimeMedian,
      leadTimeMax: evidence.leadSeconds.at(-1) ?? null,
      leadTimeNote: row.commits_note,
      restoreSeconds: evidence.restoreSeconds,
      corrected:
        link.corrected || evidence.incidents.some(({ corrected }) => corrected),
    };
  }

  async #commits(deploymentId: string): Promise<DeployedCommit[]> {
    const rows = await this.#db('dora_commit_links as link')
      .leftJoin('dora_commits as commit', function sameCommit() {
        this.on('commit.repository', 'link.repository').andOn(
          'commit.sha',
          'link.sha',
        );
      })
      .where('link.deployment_id', deploymentId)
      .orderBy([
        { column: 'link.authored_at', order: 'desc' },
        { column: 'link.sha' },
      ])
      .select('link.*', 'commit.title');
    return rows.map(row => ({
      repository: row.repository,
      sha: row.sha,
      title: row.title,
      authoredAt:
        row.authored_at === null ? null : iso(instant(row.authored_at)!),
      leadTimeSeconds: row.lead_ms === null ? null : Number(row.lead_ms) / 1000,
      excluded: row.excluded,
      url: commitUrl(row.repository, row.sha),
    }));
  }
}

function configRevisionOf({
  configRepository,
  configRevision,
  revision,
}: DeploymentLink): DeployedRevision | null {
  const isOwn = configRevision === revision;
  return configRepository && configRevision && !isOwn
    ? { repository: configRepository, revision: configRevision }
    : null;
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
