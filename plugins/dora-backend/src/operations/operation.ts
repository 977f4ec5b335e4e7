import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';

/** Where an operation stands before a step. */
export interface Progress<P, C> {
  parameters: P;
  /** Where to go on; null before the first step. */
  cursor: C | null;
  done: number;
  startedAt: Instant;
  /** The steps before this one have failed, and if it fails, so does the operation. */
  isLastTry: boolean;
}

/**
 * How a step ended. `waiting` leaves everything as it is, until something else
 * has happened; `refused` ends the operation with the reason.
 */
export type StepResult<C> =
  | { state: 'running'; cursor: C; done: number; total?: number }
  | { state: 'waiting' }
  | { state: 'done' }
  | { state: 'refused'; error: string };

/**
 * One kind of long work. A step does a bounded part of it in the transaction
 * that also keeps how far it is, so whatever interrupts it, the next step goes
 * on where the last one ended.
 */
export interface OperationSteps<P, C> {
  step(trx: Knex.Transaction, progress: Progress<P, C>): Promise<StepResult<C>>;
}
