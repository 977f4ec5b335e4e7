import { SetupName } from '@dora-metrics/backstage-plugin-dora-common';
import { Choice } from './choices';
import { SentStep } from './senders';

/** The name of the variable that holds the secret of a source. */
export function secretVariable(sourceId: string): string {
  const name = sourceId.toLocaleUpperCase('en-US').replace(/[^A-Z0-9]+/g, '_');
  return `DORA_${name}_SECRET`;
}

/** The lines of app-config.yaml that add a source. */
export function configYaml({ sourceId, kind }: Choice): string {
  return [
    'dora:',
    '  sources:',
    `    ${sourceId}:`,
    `      kind: ${kind}`,
    `      secrets: ['\${${secretVariable(sourceId)}}']`,
  ].join('\n');
}

/** A command that sends an event of a step for one service. */
export function testCommand(
  step: SentStep,
  options: {
    address: string;
    sourceId: string;
    entityRef: string;
    names: SetupName[];
  },
): string {
  const { address, sourceId, entityRef, names } = options;
  return [
    `curl -i ${address} \\`,
    `  -H "Authorization: Bearer $${secretVariable(sourceId)}" \\`,
    '  --data @- <<EOF',
    JSON.stringify(testEvent(step, entityRef, names), null, 2),
    'EOF',
  ].join('\n');
}

// The shell puts in the time; the same id keeps a second try from counting twice.
const NOW = '$(date -u +%Y-%m-%dT%H:%M:%SZ)';
const TEST_ID = 'setup-test';

function testEvent(step: SentStep, service: string, names: SetupName[]) {
  switch (step) {
    case 'git':
      return {
        type: 'commit',
        repository:
          names.find(({ type }) => type === 'repository')?.name ??
          'github.com/<owner>/<name>',
        sha: '$(git rev-parse HEAD)',
        authoredAt: '$(git show -s --format=%aI)',
      };
    case 'deployments':
      return {
        type: 'deployment',
        id: TEST_ID,
        service,
        status: 'succeeded',
        finishedAt: NOW,
      };
    case 'incidents':
      return {
        type: 'incident',
        id: TEST_ID,
        service,
        detectedAt: NOW,
        resolvedAt: NOW,
      };
    default:
      return {
        type: 'stage',
        id: TEST_ID,
        service,
        name: 'build',
        finishedAt: NOW,
        durationSeconds: 60,
      };
  }
}
