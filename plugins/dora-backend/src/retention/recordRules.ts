import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Rule } from './rule';

const AT_ONCE = 200;

/** Records of what the plugin itself did. */
export function recordRules(limits: {
  rejectionsBefore: Instant;
  operationsBefore: Instant;
  comparisonsBefore: Instant;
}): Rule[] {
  return [
    async trx => {
      const hours = await trx('dora_rejections')
        .where('hour', '<', limits.rejectionsBefore)
        .distinct('hour')
        .limit(AT_ONCE)
        .pluck('hour');
      return trx('dora_rejections').whereIn('hour', hours).delete();
    },
    async trx => {
      const ids = await trx('dora_operations')
        .where('finished_at', '<', limits.operationsBefore)
        .whereNull('cursor')
        .limit(AT_ONCE)
        .pluck('id');
      return trx('dora_operations').whereIn('id', ids).delete();
    },
    async trx => {
      const key = ['repository', 'base_sha', 'head_sha'];
      const old = trx('dora_comparisons')
        .where('noted_at', '<', limits.comparisonsBefore)
        .limit(AT_ONCE)
        .select(key);
      return trx('dora_comparisons').whereIn(key, old).delete();
    },
  ];
}
