import { builtInEventSources } from '.';

describe('builtInEventSources', () => {
  it('has one source per kind', () => {
    const kinds = builtInEventSources.map(source => source.kind);
    expect(kinds).toEqual([
      'github',
      'argocd',
      'alertmanager',
      'generic',
      'devlake',
      'fawkes',
      'circleci',
      'jenkins',
      'tekton',
      'cdevents',
      'gitea',
      'argo-rollouts',
      'flux',
      'gitlab',
      'azure-devops',
      'bitbucket-cloud',
      'bitbucket-server',
      'pagerduty',
      'opsgenie',
      'incident-io',
      'grafana-oncall',
      'statuspage',
      'firehydrant',
      'datadog',
      'sentry',
      'rootly',
    ]);
  });

  it.each(builtInEventSources.map(source => [source.kind, source] as const))(
    '%s never throws on requests of strangers',
    (_, source) => {
      const headers = [
        {},
        { authorization: '' },
        { authorization: ['Bearer x', 'Bearer x'] },
        { 'x-hub-signature-256': 'sha256=' },
      ];
      const body = Buffer.from([0xff, 0x00]);
      for (const header of headers) {
        expect(() => source.identify({ headers: header, body })).not.toThrow();
      }
    },
  );
});
