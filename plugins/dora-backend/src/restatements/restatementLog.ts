import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { Figure, FigureOwner, FigureValue, isSame } from './figures';

/** Changes by the same causes within this time are one. */
const ONE_CHANGE_MS = 15 * 60_000;

/**
 * Notes that a figure has moved. What goes on moving for the same causes is one
 * entry, and none once it is what it was.
 */
export async function logRestatement(
  trx: Knex.Transaction,
  owner: FigureOwner,
  from: FigureValue,
  to: Figure,
  { causes, at }: { causes: number; at: Instant },
): Promise<void> {
  const figure = { ...owner, period: to.period, metric: to.metric };
  const last = await trx('dora_restatements')
    .where(figure)
    .where('at', '>', at - ONE_CHANGE_MS)
    .orderBy('id', 'desc')
    .first();
  if (last?.causes !== causes) {
    await trx('dora_restatements').insert({
      ...figure,
      from_value: from.value,
      from_n: from.n,
      to_value: to.value,
      to_n: to.n,
      causes,
      at,
    });
    return;
  }
  const entry = trx('dora_restatements').where('id', last.id);
  await (isSame({ value: last.from_value, n: last.from_n }, to)
    ? entry.delete()
    : entry.update({ to_value: to.value, to_n: to.n }));
}
