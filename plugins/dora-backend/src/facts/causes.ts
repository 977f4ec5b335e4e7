import {
  RESTATEMENT_CAUSES,
  RestatementCause,
} from '@dora-metrics/backstage-plugin-dora-common';

/** Causes as bits, which both engines can join in one statement. */
export function toBits(...causes: RestatementCause[]): number {
  return causes.reduce(
    // eslint-disable-next-line no-bitwise
    (bits, cause) => bits | (1 << RESTATEMENT_CAUSES.indexOf(cause)),
    0,
  );
}

/** The causes that bits stand for, in their usual order. */
export function fromBits(bits: number): RestatementCause[] {
  // eslint-disable-next-line no-bitwise
  return RESTATEMENT_CAUSES.filter((_, index) => bits & (1 << index));
}
