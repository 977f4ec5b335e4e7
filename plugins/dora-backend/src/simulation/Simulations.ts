import { InputError } from '@backstage/errors';
import {
  DefinitionKey,
  DefinitionValues,
  METRIC_IDS,
  Simulation,
  SimulationInput,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { AttributionWorker } from '../attribution/AttributionWorker';
import { AttributionRules } from '../attribution/scope';
import { DoraConfig } from '../config';
import { takeTurn } from '../database/locks';
import {
  checkValue,
  failureWindowMs,
  linksDiffer,
  RULES,
  withValues,
} from '../definitions';
import { readHistory } from '../reports/history';
import { Measurement } from '../reports/MeasuredServices';
import { readMeasuredExactly } from '../reports/readMeasured';
import {
  definitionsOf,
  MeasureOptions,
  toMeasureOptions,
} from '../reports/measureOptions';
import { toDefinitions, toProfile } from '../reports/profile';
import { ReportQuery } from '../reports/reportQuery';
import { compareVerdicts } from './compareVerdicts';
import { JudgedDeployment, readJudged } from './readJudged';

const NO_CAUSES = 0;
/** What is derived anew holds up what arrives meanwhile. */
const MOST_DAYS = 186;

interface Outcome {
  measurement: Measurement;
  judged: Map<string, JudgedDeployment>;
}

/**
 * Answers what other rules would make of a service. The rules are put in force
 * in a transaction that derives and measures by the very code that does so
 * always, and is then rolled back.
 */
export class Simulations {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #rules: AttributionRules;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    config: DoraConfig;
    rules: AttributionRules;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#rules = options.rules;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Tries rules on one service over a window.
   *
   * @throws InputError for a rule or value that does not exist, and for a window
   * of more than half a year.
   */
  async simulate(
    entityRef: string,
    { rules }: SimulationInput,
    query: ReportQuery,
  ): Promise<Simulation> {
    const tried = checkRules(rules);
    const options = toMeasureOptions(
      { ...query, compare: 'none' },
      this.#config,
      this.#now(),
    );
    if (options.window.calendarDays > MOST_DAYS) {
      throw new InputError(`A simulation covers at most ${MOST_DAYS} days`);
    }
    const trx = await this.#db.transaction();
    try {
      await takeTurn(trx, 'attribution');
      const own = await this.#ownDefinitions(trx, entityRef);
      const before = await look(trx, entityRef, options);
      const trying = this.#optionsWith(options, tried);
      await this.#apply(trx, entityRef, own, tried, options);
      const after = await look(trx, entityRef, trying);
      return toSimulation(
        before,
        after,
        toDefinitions(trying.profile, this.#config, withValues(own, tried))
          .fingerprint,
      );
    } finally {
      await trx.rollback();
    }
  }

  async #ownDefinitions(
    trx: Knex.Transaction,
    entityRef: string,
  ): Promise<DefinitionValues> {
    return definitionsOf(
      await readHistory(trx, entityRef),
      this.#config.definitions.values,
    );
  }

  /** Puts the rules in force for the service, as its annotations would. */
  async #apply(
    trx: Knex.Transaction,
    entityRef: string,
    own: DefinitionValues,
    tried: Partial<DefinitionValues>,
    { window }: MeasureOptions,
  ): Promise<void> {
    const values = withValues(own, tried);
    await trx('dora_services')
      .where('entity_ref', entityRef)
      .update({ definitions: JSON.stringify({ values, problems: [] }) });
    if (!linksDiffer(own, values)) {
      return;
    }
    const attribution = new AttributionWorker({
      db: this.#db,
      rules: { ...this.#rules, definitions: values },
      timeZone: this.#config.timeZone,
      factsAreWhole: async () => true,
    });
    await attribution.derive(trx, entityRef, {
      at: window.fromMs - failureWindowMs(values),
      causes: NO_CAUSES,
    });
  }

  #optionsWith(
    options: MeasureOptions,
    tried: Partial<DefinitionValues>,
  ): MeasureOptions {
    const values = withValues(options.definitions, tried);
    const { definitions } = this.#config;
    return {
      ...options,
      definitions: values,
      profile: {
        ...toProfile({
          ...this.#config,
          definitions: { ...definitions, values },
        }),
        id: options.profile.id,
        levels: options.profile.levels,
      },
    };
  }
}

async function look(
  trx: Knex.Transaction,
  entityRef: string,
  options: MeasureOptions,
): Promise<Outcome> {
  const { services } = await readMeasuredExactly(trx, [entityRef], options);
  return {
    measurement: services.measure([entityRef]),
    judged: await readJudged(trx, entityRef, options),
  };
}

function checkRules(
  rules: Partial<DefinitionValues>,
): Partial<DefinitionValues> {
  const checked: Record<string, unknown> = {};
  for (const [key, written] of Object.entries(rules)) {
    if (!(key in RULES)) {
      throw new InputError(`There is no rule '${key}'`);
    }
    try {
      checked[key] = checkValue(key as DefinitionKey, written);
    } catch (error) {
      throw new InputError(`${key} ${(error as Error).message}`);
    }
  }
  return checked as Partial<DefinitionValues>;
}

function toSimulation(
  before: Outcome,
  after: Outcome,
  fingerprint: string,
): Simulation {
  const levelOf = ({ measurement }: Outcome, id: (typeof METRIC_IDS)[number]) =>
    measurement.metrics[id].level;
  return {
    before: before.measurement,
    after: after.measurement,
    flipped: compareVerdicts(before.judged, after.judged),
    deployments: new Set([...before.judged.keys(), ...after.judged.keys()])
      .size,
    fingerprint,
    levelChanges: METRIC_IDS.filter(
      id => levelOf(before, id) !== levelOf(after, id),
    ).map(metric => ({
      metric,
      from: levelOf(before, metric),
      to: levelOf(after, metric),
    })),
  };
}
