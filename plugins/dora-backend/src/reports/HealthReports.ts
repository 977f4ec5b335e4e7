import {
  ComparisonHealth,
  Coverage,
  DataHealth,
  Operation,
  OrphanService,
  SourceHealth,
  SubjectMapping,
  UnmatchedSubject,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import {
  readCoverage,
  readMappings,
  readOrphans,
} from '../catalog/serviceLists';
import { readUnmatched } from '../catalog/unmatchedSubjects';
import { DoraConfig } from '../config';
import { countDirtyServices } from '../facts/dirtyServices';
import { readBacklog, readSourceActivity } from '../inbox/sourceActivity';
import { Source, Sources } from '../inbox/Sources';
import { distribution } from '../metrics';
import { Visible } from './GroupReports';
import { describeSubject } from './subjects';
import { iso } from './summaries';

const DAY_MS = 86_400_000;

/** What the asking person may see and do. */
export interface HealthViewer {
  visible: Visible;
  /** May map, replay and erase. */
  manages: boolean;
}

/** Answers how the sources do, what waits, and what belongs to nobody. */
export class HealthReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #sources: Sources;
  readonly #listOperations: () => Promise<Operation[]>;
  readonly #rejectedLastDay: () => Promise<Map<string, number>>;
  readonly #countGaps: () => Promise<ComparisonHealth>;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    config: DoraConfig;
    sources: Sources;
    listOperations: () => Promise<Operation[]>;
    /** Requests turned away, by source; sources that do not exist included. */
    rejectedLastDay: () => Promise<Map<string, number>>;
    /** What Git hosts were asked, and are still to be asked. */
    countGaps: () => Promise<ComparisonHealth>;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#sources = options.sources;
    this.#listOperations = options.listOperations;
    this.#rejectedLastDay = options.rejectedLastDay;
    this.#countGaps = options.countGaps;
    this.#now = options.now ?? Date.now;
  }

  async health({ visible, manages }: HealthViewer): Promise<DataHealth> {
    const { pending, oldestPendingAt } = await readBacklog(this.#db);
    const rejected = await this.#rejectedLastDay();
    return {
      pending,
      oldestPendingSeconds:
        oldestPendingAt === null
          ? null
          : Math.max(0, this.#now() - oldestPendingAt) / 1000,
      staleServices: await countDirtyServices(this.#db),
      sources: await this.#sourcesHealth(rejected),
      rejectedUnknownSource: this.#rejectedElsewhere(rejected),
      unmatched: await this.#unmatched(),
      mappings: await this.#mappings(),
      // The catalog cannot say who may see what it knows no more.
      orphans: manages ? await this.#orphans() : [],
      coverage: await this.#coverage(visible),
      comparisons: await this.#countGaps(),
      operations: await this.#listOperations(),
      retention: this.#config.retention,
      manageable: manages,
    };
  }

  async #sourcesHealth(rejected: Map<string, number>): Promise<SourceHealth[]> {
    const sources: SourceHealth[] = [];
    for (const source of this.#sources.all()) {
      sources.push(await this.#sourceHealth(source, rejected));
    }
    return sources;
  }

  async #sourceHealth(
    { config, verifier }: Source,
    rejected: Map<string, number>,
  ): Promise<SourceHealth> {
    const { lastReceivedAt, counts, lagsMs } = await readSourceActivity(
      this.#db,
      config.id,
      this.#now() - DAY_MS,
    );
    const lagMs = distribution(lagsMs).p50;
    return {
      id: config.id,
      kind: config.kind,
      authentication: verifier.scheme,
      lastReceivedAt: iso(lastReceivedAt),
      received: [...counts.values()].reduce((sum, count) => sum + count, 0),
      rejected: rejected.get(config.id) ?? 0,
      unparseable: counts.get('unparseable') ?? 0,
      implausible: counts.get('implausible') ?? 0,
      failed: counts.get('failed') ?? 0,
      ignored: counts.get('ignored') ?? 0,
      medianLagSeconds: lagMs === null ? null : lagMs / 1000,
    };
  }

  #rejectedElsewhere(rejected: Map<string, number>): number {
    return [...rejected]
      .filter(([id]) => !this.#sources.get(id))
      .reduce((sum, [, count]) => sum + count, 0);
  }

  async #unmatched(): Promise<UnmatchedSubject[]> {
    const rows = await readUnmatched(this.#db);
    return rows.map(({ firstReceivedAt, lastReceivedAt, ...row }) => ({
      ...row,
      ...describeSubject(row.subject),
      firstReceivedAt: iso(firstReceivedAt),
      lastReceivedAt: iso(lastReceivedAt),
    }));
  }

  async #mappings(): Promise<SubjectMapping[]> {
    const rows = await readMappings(this.#db);
    return rows.map(({ subject, entityRef, mappedAt }) => ({
      subject,
      ...describeSubject(subject),
      entityRef,
      mappedAt: new Date(mappedAt).toISOString(),
    }));
  }

  async #orphans(): Promise<OrphanService[]> {
    const rows = await readOrphans(this.#db);
    return rows.map(({ removedAt, lastEventAt, ...row }) => ({
      ...row,
      removedAt: new Date(removedAt).toISOString(),
      lastEventAt: iso(lastEventAt),
    }));
  }

  // Only of what the asking person may see, as even a number tells of the rest.
  async #coverage(visible: Visible): Promise<Coverage> {
    const all = await readCoverage(this.#db);
    const seen = new Set(await visible(all.map(({ entityRef }) => entityRef)));
    const services = all.filter(({ entityRef }) => seen.has(entityRef));
    return {
      services: services.length,
      withDeployments: services.filter(row => row.hasDeployments).length,
      withCommits: services.filter(row => row.hasCommits).length,
      withIncidents: services.filter(row => row.hasIncidents).length,
    };
  }
}
