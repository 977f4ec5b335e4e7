import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { prevailing } from './erased';

/**
 * How two tellings of one field become one value.
 *
 * - `first`: the earliest instant
 * - `latest`: what was told last by the sender's clock
 * - `latest_state`: the same, where at one instant an end outdoes `running`,
 *   for clocks of whole seconds
 * - `ever`: true once anybody said so
 *
 * Each rule is commutative, associative and idempotent, so the order and number
 * of deliveries cannot change a fact.
 */
export type MergeRule = 'first' | 'latest' | 'latest_state' | 'ever';

/** When the kept value of each `latest` field was told. */
export type ToldAt = Record<string, Instant>;

/** The fields of a fact, and when they were told. */
export interface Merged<T> {
  fields: T;
  toldAt: ToldAt;
}

const RUNNING = 'running';

type Scalar = string | number | boolean | null | undefined;

/**
 * Joins what is known with what one event tells. Fields that the event leaves
 * undefined say nothing.
 */
export function mergeFact<T extends { [K in keyof T]: Scalar }>(
  rules: Record<keyof T & string, MergeRule>,
  known: Merged<T> | undefined,
  told: Partial<T>,
  at: Instant,
): Merged<T> {
  const fields: Record<string, Scalar> = { ...known?.fields };
  const toldAt: ToldAt = { ...known?.toldAt };
  for (const [name, rule] of Object.entries<MergeRule>(rules)) {
    const value = told[name as keyof T] as Scalar;
    const old = fields[name] ?? null;
    if (value === undefined || value === null) {
      fields[name] = old;
    } else if (rule === 'ever') {
      fields[name] = Boolean(old) || Boolean(value);
    } else if (rule === 'first') {
      fields[name] =
        old === null ? value : Math.min(Number(old), Number(value));
    } else if (isLater(rule, value, at, old, toldAt[name])) {
      fields[name] = value;
      toldAt[name] = at;
    } else {
      fields[name] = old;
    }
  }
  return { fields: fields as T, toldAt };
}

/** Two different words of one instant are decided by their order as text. */
function isLater(
  rule: MergeRule,
  value: Scalar,
  at: Instant,
  old: Scalar,
  oldAt: Instant | undefined,
): boolean {
  if (old === null || old === undefined || oldAt === undefined) {
    return true;
  }
  if (at !== oldAt) {
    return at > oldAt;
  }
  if (rule === 'latest_state' && (value === RUNNING) !== (old === RUNNING)) {
    return old === RUNNING;
  }
  return prevailing(String(value), String(old)) !== String(old);
}
