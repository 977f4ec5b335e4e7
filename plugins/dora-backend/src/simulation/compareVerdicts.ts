import {
  FlippedDeployment,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import { JudgedDeployment } from './readJudged';

/**
 * The deployments that are judged otherwise, in the order of `before`, then
 * those that are only there after. One that is only there on one side, because
 * releases are joined otherwise, is not counted on the other.
 */
export function compareVerdicts(
  before: Map<string, JudgedDeployment>,
  after: Map<string, JudgedDeployment>,
): FlippedDeployment[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap(id => {
    const [from, to] = [before.get(id), after.get(id)];
    const { link } = (to ?? from)!;
    return verdictOf(from) === verdictOf(to)
      ? []
      : [
          {
            id,
            version: link.version,
            revision: link.revision ?? link.configRevision,
            occurredAt: new Date(link.occurredAt).toISOString(),
            from: verdictOf(from),
            to: verdictOf(to),
            reasons: (to?.verdict === 'failed' ? to : from)?.reasons ?? [],
          },
        ];
  });
}

function verdictOf(judged: JudgedDeployment | undefined): Verdict {
  return judged?.verdict ?? 'not_counted';
}
