import { PlainAnswer, PlainFigures } from '../plainSql/PlainAnswer';
import { Answer, Figures } from './answers';

/** What plain SQL found, by key and the names of its periods. */
export function ofPlain(
  plain: PlainAnswer,
  periods: string[],
  keys: string[] = [''],
): Answer {
  const answer: Answer = new Map();
  for (const key of keys) {
    periods.forEach((name, index) =>
      answer.set(`${key} ${name}`.trim(), toFigures(plain.at(key, index))),
    );
  }
  return answer;
}

function toFigures({
  deployments,
  mature,
  failed,
  lead,
  restore,
}: PlainFigures): Figures {
  return {
    counts: {
      deployments,
      commits: lead.n,
      mature,
      failed,
      incidents: restore.n,
    },
    seconds: {
      ...(lead.n > 0 && {
        leadMean: lead.mean!,
        leadP50: lead.percentiles.p50!,
        leadP95: lead.percentiles.p95!,
        leadP99: lead.percentiles.p99!,
      }),
      ...(restore.n > 0 && {
        restoreMean: restore.mean!,
        restoreP50: restore.percentiles.p50!,
        restoreP95: restore.percentiles.p95!,
        restoreP99: restore.percentiles.p99!,
      }),
    },
  };
}
