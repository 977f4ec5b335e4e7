import { DORA_SOURCE_KINDS } from '@dora-metrics/backstage-plugin-dora-common';
import { choicesFor, firstChoice } from './choices';
import { SENDERS } from './senders';
import { configYaml, secretVariable, testCommand } from './snippets';

const choice = (kind: string, sourceId = kind) => ({
  key: kind,
  kind,
  sourceId,
  configured: false,
});

describe('configYaml', () => {
  it('takes the secret from the environment', () => {
    expect(configYaml(choice('incident-io'))).toBe(
      [
        'dora:',
        '  sources:',
        '    incident-io:',
        '      kind: incident-io',
        "      secrets: ['${DORA_INCIDENT_IO_SECRET}']",
      ].join('\n'),
    );
  });
});

describe('secretVariable', () => {
  it.each([
    ['github', 'DORA_GITHUB_SECRET'],
    ['argocd-prod.eu', 'DORA_ARGOCD_PROD_EU_SECRET'],
  ])('%s: %s', (id, variable) => {
    expect(secretVariable(id)).toBe(variable);
  });
});

describe('testCommand', () => {
  const options = {
    address: 'http://localhost:7007/api/dora/webhooks/generic',
    sourceId: 'generic',
    entityRef: 'component:default/checkout',
    names: [],
  };

  it.each([
    ['deployments', 'deployment', 'finishedAt'],
    ['incidents', 'incident', 'detectedAt'],
    ['ci', 'stage', 'finishedAt'],
  ] as const)(
    'sends JSON once the shell has been at it: %s',
    (step, type, time) => {
      const command = testCommand(step, options);
      const body = /<<EOF\n([^]*)\nEOF$/.exec(command)![1];
      const told = body.replace(/\$\([^)]*\)/g, '2026-03-02T14:43:05Z');
      expect(JSON.parse(told)).toMatchObject({
        type,
        service: 'component:default/checkout',
        [time]: '2026-03-02T14:43:05Z',
      });
    },
  );

  it('leaves the repository open when the catalog tells none', () => {
    expect(testCommand('git', options)).toContain(
      '"repository": "github.com/<owner>/<name>"',
    );
  });
});

describe('choices', () => {
  it('has a kind for every step, and a step for every kind', () => {
    for (const step of ['git', 'deployments', 'incidents', 'ci'] as const) {
      const choices = choicesFor(step, []);
      expect(firstChoice(step, choices).configured).toBe(false);
      expect(choices.length).toBeGreaterThan(4);
    }
    for (const kind of DORA_SOURCE_KINDS) {
      expect(SENDERS[kind].steps).not.toEqual([]);
    }
  });
});
