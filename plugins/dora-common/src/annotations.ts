/**
 * The name that generic events use for this service, when it is not the
 * entity's own name. Several names are separated by commas.
 *
 * @public
 */
export const DORA_SERVICE_ID_ANNOTATION = 'dora/service-id';

/**
 * Path globs, separated by commas, that belong to this service in a repository
 * that several services share. A commit that touches none of them is not a
 * change of this service.
 *
 * @public
 */
export const DORA_PATHS_ANNOTATION = 'dora/paths';

/**
 * Names of environments, separated by commas, that are this service's
 * production besides those of the configuration; `*` stands for any characters.
 *
 * @public
 */
export const DORA_PRODUCTION_ANNOTATION = 'dora/production-environments';

/**
 * What the annotations begin with that set a rule of the definitions for one
 * service: `dora/failure-window-hours` sets `failureWindowHours`.
 *
 * @public
 */
export const DORA_DEFINITION_PREFIX = 'dora/';

/**
 * Annotations, any of which links an entity to the events of its repository or
 * deployment application.
 *
 * @public
 */
export const DORA_LINK_ANNOTATIONS = [
  'github.com/project-slug',
  'gitlab.com/project-slug',
  'bitbucket.org/project-slug',
  'dev.azure.com/project-repo',
  'argocd/app-name',
  'backstage.io/kubernetes-id',
  'circleci.com/project-slug',
  'jenkins.io/job-full-name',
  'pagerduty.com/service-id',
  'opsgenie.com/component-selector',
  'sentry.io/project-slug',
  'backstage.io/source-location',
  DORA_SERVICE_ID_ANNOTATION,
] as const;
