import { DefinitionsVersion } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { FIRST_DAY, markFiguresStale } from '../cells/staleFigures';
import { DoraConfig } from '../config';
import { requiredInstant } from '../database/columns';
import { takeTurn } from '../database/locks';
import { markReportsChanged } from '../database/reportVersion';
import { toBits } from '../facts/causes';
import { markServicesDirty } from '../facts/dirtyServices';
import { dayOf } from '../metrics';
import { toDefinitions, toProfile } from '../reports/profile';
import { DefinitionSnapshot, describeDefinitions } from './definitionSnapshot';

const BEGINNING = 0;

type Changes = DefinitionsVersion['changes'];

/** Remembers the rules that numbers were computed by, and counts their changes. */
export class DefinitionVersions {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #now: () => Instant;
  #current = 0;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Compares the configured rules with those of the last start. Others are the
   * next version, and whatever follows from them is computed anew.
   */
  async record(): Promise<void> {
    const snapshot = describeDefinitions(this.#config);
    this.#current = await this.#db.transaction(async trx => {
      await takeTurn(trx, 'definitions');
      const last = await trx('dora_definition_versions')
        .orderBy('version', 'desc')
        .first();
      const before: DefinitionSnapshot = last
        ? JSON.parse(last.definitions)
        : {};
      const changes = last ? compare(before, snapshot) : [];
      if (last && changes.length === 0) {
        return last.version;
      }
      const version = (last?.version ?? 0) + 1;
      await this.#insert(trx, version, snapshot, changes);
      // The first version finds what a release before has derived.
      await (!last || decideLinks(changes, before, snapshot)
        ? this.#deriveAll(trx)
        : this.#restateAll(trx));
      await markReportsChanged(trx);
      return version;
    });
  }

  /** The version of the configured rules; 0 before it is recorded. */
  current(): number {
    return this.#current;
  }

  /** The latest versions, the latest first. */
  async list(limit: number): Promise<DefinitionsVersion[]> {
    const rows = await this.#db('dora_definition_versions')
      .orderBy('version', 'desc')
      .limit(limit);
    return rows.map(row => ({
      version: row.version,
      fingerprint: row.fingerprint,
      since: new Date(requiredInstant(row.since)).toISOString(),
      changes: JSON.parse(row.changes),
    }));
  }

  async #insert(
    trx: Knex.Transaction,
    version: number,
    snapshot: DefinitionSnapshot,
    changes: Changes,
  ): Promise<void> {
    const { fingerprint } = toDefinitions(
      toProfile(this.#config),
      this.#config,
    );
    await trx('dora_definition_versions').insert({
      version,
      fingerprint,
      definitions: JSON.stringify(snapshot),
      changes: JSON.stringify(changes),
      since: this.#now(),
    });
  }

  async #deriveAll(trx: Knex.Transaction): Promise<void> {
    const refs = await trx('dora_services').pluck('entity_ref');
    await markServicesDirty(trx, refs, BEGINNING, 'definitions');
  }

  async #restateAll(trx: Knex.Transaction): Promise<void> {
    const refs = await trx('dora_services')
      .orderBy('entity_ref')
      .pluck('entity_ref');
    const today = dayOf(this.#now(), this.#config.timeZone);
    const causes = toBits('definitions');
    for (const ref of refs) {
      await markFiguresStale(trx, ref, { fromDay: FIRST_DAY, today, causes });
    }
  }
}

function compare(before: DefinitionSnapshot, now: DefinitionSnapshot): Changes {
  const keys = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...keys]
    .filter(key => before[key]?.value !== now[key]?.value)
    .map(key => ({
      key,
      title: (now[key] ?? before[key]).title,
      from: before[key]?.value ?? '–',
      to: now[key]?.value ?? '–',
    }));
}

function decideLinks(
  changes: Changes,
  before: DefinitionSnapshot,
  now: DefinitionSnapshot,
): boolean {
  return changes.some(({ key }) => (now[key] ?? before[key]).decidesLinks);
}
