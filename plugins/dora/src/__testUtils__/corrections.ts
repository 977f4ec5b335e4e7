import {
  Correction,
  Corrections,
} from '@dora-metrics/backstage-plugin-dora-common';

/** A correction that holds, with parts replaced. */
export function aCorrection(parts: Partial<Correction> = {}): Correction {
  return {
    id: 'c1',
    entityRef: 'component:default/checkout',
    change: {
      kind: 'clear_failure',
      deploymentId: 'd2',
      rule: 'rollback',
      evidenceId: 'd9',
    },
    reason: 'The rollback was an exercise',
    madeBy: 'user:default/guest',
    madeAt: '2026-03-12T13:00:00.000Z',
    undoneBy: null,
    undoneAt: null,
    ...parts,
  };
}

/** What was corrected, for somebody who may correct. */
export function someCorrections(
  items: Correction[] = [],
  parts: Partial<Corrections> = {},
): Corrections {
  return {
    entityRef: 'component:default/checkout',
    items,
    editable: true,
    ...parts,
  };
}
