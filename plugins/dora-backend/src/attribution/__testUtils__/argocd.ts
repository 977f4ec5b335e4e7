/** The body of our Argo CD template for a sync that has ended. */
export function synced(
  app: string,
  configRevision: string,
  finishedAt: string,
  more: object = {},
) {
  return {
    event: 'deployment',
    phase: 'Succeeded',
    app,
    namespace: 'argocd',
    project: 'shop',
    environment: 'production',
    repository: '',
    appRevision: '',
    configRepository: 'https://github.com/acme/config',
    configRevision,
    configRepositories: [],
    configRevisions: [],
    images: [],
    health: 'Healthy',
    degradedAt: '',
    message: '',
    startedAt: finishedAt,
    finishedAt,
    automated: true,
    autoHealAttempts: 0,
    rollback: false,
    ...more,
  };
}
