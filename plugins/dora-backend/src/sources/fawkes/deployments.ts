import {
  ParseResult,
  serviceSubject,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { stateOf } from '../argocd/argoFields';
import { idField, nameField } from '../generic/genericFields';
import { anySha } from '../reading/commits';
import { requiredInstantField } from '../reading/fields';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { environmentName } from '../reading/texts';
import { beginningOf } from './beginning';

const MAX_SECONDS = 366 * 86_400;

function deploymentSchema(zone: string) {
  return z.object({
    project: nameField,
    deployment_id: idField,
    commit_sha: lenientText,
    status: lenientText,
    environment: lenientText,
    timestamp: requiredInstantField(zone),
    duration_seconds: lenient(z.number().min(0).max(MAX_SECONDS)),
  });
}

/** A deployment by whatever else deploys, as the reference of the platform has it. */
export function parseDeployment(
  body: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const told = validate(deploymentSchema(settings.assumeTimeZone), body);
  const state = stateOf(told.status ?? undefined);
  if (!state) return { ignored: 'The status of the deployment is not known.' };
  const { timestamp } = told;
  const isOver = state !== 'running';
  return {
    facts: [
      {
        type: 'deployment',
        at: timestamp,
        key: told.deployment_id,
        subject: serviceSubject(told.project),
        environment:
          environmentName(told.environment) ?? settings.defaultEnvironment,
        revision: anySha(told.commit_sha),
        state,
        startedAt: isOver
          ? beginningOf(timestamp, (told.duration_seconds ?? 0) * 1000)
          : timestamp,
        finishedAt: isOver ? timestamp : undefined,
      },
    ],
  };
}
