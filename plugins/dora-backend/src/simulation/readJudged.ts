import {
  DefinitionValues,
  FailureReason,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { DeploymentLink } from '../attribution/deploymentLink';
import { decodeDeploymentLink } from '../attribution/links';
import { readEvidence } from '../reports/deploymentEvidence';
import { failureReasons } from '../reports/failureReasons';
import { readHistory } from '../reports/history';
import { definitionsOf, MeasureOptions } from '../reports/measureOptions';
import { verdictOf } from '../reports/verdict';

/** A deployment with what is said of it, and why. */
export interface JudgedDeployment {
  link: DeploymentLink;
  verdict: Verdict;
  reasons: string[];
}

/** The deployments of a service in a window, by id, the latest first. */
export async function readJudged(
  db: Knex,
  entityRef: string,
  { environment, window, definitions, now }: MeasureOptions,
): Promise<Map<string, JudgedDeployment>> {
  const own = definitionsOf(await readHistory(db, entityRef), definitions);
  const rows = await db('dora_deployment_links')
    .where({ service_ref: entityRef, environment })
    .where('occurred_at', '>=', window.fromMs)
    .where('occurred_at', '<', window.toMs)
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  const links = rows.map(decodeDeploymentLink);
  const evidence = await readEvidence(db, entityRef, links);
  return new Map(
    links.map(link => {
      const found = evidence.get(link.id)!;
      return [
        link.id,
        {
          link,
          verdict: verdictOf(link, found.incidents, own, now),
          reasons: textsOf(
            failureReasons(link, found, own.failureWindowHours),
            own,
          ),
        },
      ];
    }),
  );
}

function textsOf(
  reasons: FailureReason[],
  { failureRules }: DefinitionValues,
): string[] {
  return reasons
    .filter(
      ({ rule, cleared }) =>
        cleared === null && (rule === 'manual' || failureRules.includes(rule)),
    )
    .map(({ text }) => text);
}
