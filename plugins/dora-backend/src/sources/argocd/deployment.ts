import {
  argocdAppSubject,
  DeploymentFact,
  Instant,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { revisionsOf } from '../gitOpsRevisions';
import { placeName } from '../places';
import { environmentName, keyText, text } from '../reading/texts';
import { ArgocdReport } from './report';

/** The deployment that a report tells of. */
export function deploymentOf(
  report: ArgocdReport,
  receivedAt: Instant,
  settings: SourceSettings,
): ParseResult {
  if ((report.autoHealAttempts ?? 0) > 0) {
    return {
      ignored:
        'Argo CD healed the application itself; nobody deployed anything.',
    };
  }
  if (report.dryRun) {
    return { ignored: 'The sync was a dry run, which deploys nothing.' };
  }
  const app = keyText(report.app);
  if (!app || app === '<no value>') {
    throw new Error('$.app: names no application');
  }
  const revisions = revisionsOf(report.revisions);
  return {
    facts: [
      {
        type: 'deployment',
        key: keyOf(report, app, revisions, receivedAt),
        subject: argocdAppSubject(app, settings.instance),
        environment:
          environmentName(report.environment) ?? settings.defaultEnvironment,
        place: placeName(
          report.destination?.cluster,
          report.destination?.namespace,
        ),
        ...revisions,
        url: httpUrl(report.url),
        ...timesOf(report, receivedAt),
        state: report.state,
        rollback: report.rollback ? true : undefined,
        images: namesOf(report.images),
      },
    ],
  };
}

/**
 * Times come from the body. Only where it has none (Argo CD leaves them out when
 * its own status is incomplete) the time of receipt stands in.
 */
function timesOf(
  report: ArgocdReport,
  receivedAt: Instant,
): Pick<DeploymentFact, 'at' | 'startedAt' | 'finishedAt' | 'degradedAt'> {
  const { startedAt } = report;
  const degradedAt = degradedAtOf(report, receivedAt);
  const finishedAt =
    report.state === 'running'
      ? undefined
      : report.finishedAt ?? degradedAt ?? receivedAt;
  return {
    at: Math.max(finishedAt ?? startedAt ?? receivedAt, degradedAt ?? 0),
    startedAt,
    finishedAt,
    degradedAt,
  };
}

/** What was degraded before the operation began was not degraded by it. */
function degradedAtOf(
  { isDegraded, degradedAt, startedAt }: ArgocdReport,
  receivedAt: Instant,
): Instant | undefined {
  if (!isDegraded) return undefined;
  const at = degradedAt ?? receivedAt;
  return startedAt !== undefined && at < startedAt ? undefined : at;
}

/** Equal for everything that is told about one sync operation. */
function keyOf(
  report: ArgocdReport,
  app: string,
  revisions: ReturnType<typeof revisionsOf>,
  receivedAt: Instant,
): string {
  const time = report.startedAt ?? report.finishedAt;
  const version =
    revisions.revision ?? revisions.configRevision ?? revisions.version;
  const operation =
    time === undefined && version
      ? version
      : new Date(time ?? receivedAt).toISOString();
  return `app/${keyText(report.namespace) ?? '-'}/${app}/${operation}`;
}

function namesOf(images: string[] = []): string[] | undefined {
  const names = images.flatMap(i => text(i, 300) ?? []);
  return names.length > 0 ? names.sort() : undefined;
}
