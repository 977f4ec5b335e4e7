import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DORA_LINK_ANNOTATIONS,
  DORA_PATHS_ANNOTATION,
  DORA_PRODUCTION_ANNOTATION,
  DORA_SERVICE_ID_ANNOTATION,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  argocdAppSubject,
  externalSubject,
  normalizeRepository,
  repositorySubject,
  serviceSubject,
  Subject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { readServiceDefinitions, ServiceDefinitions } from '../definitions';
import { circleciProjectSubject } from '../sources/circleci/projectSubject';
import { keyText, text } from '../sources/reading/texts';
import { opsgenieSubjects } from './opsgenieSelector';
import { slugRepositories } from './slugRepositories';

const LONGEST_TEXT = 2_000;

/** What the catalog says of an entity that facts may belong to. */
export interface CatalogService {
  entityRef: string;
  title: string;
  ownerRef: string | null;
  /** Sorted. */
  subjects: Subject[];
  /** Globs of the files that belong to it, in a repository that services share. */
  paths: string[];
  /** Globs of environments that are its production, besides those of all services. */
  productionNames: string[];
  /** Rules of its own. */
  definitions: ServiceDefinitions;
  /** An annotation links it to events. */
  linked: boolean;
}

/** Reads off an entity how events name it. */
export function toCatalogService(entity: Entity): CatalogService {
  const entityRef = stringifyEntityRef(entity);
  const annotations = entity.metadata.annotations ?? {};
  const subjects = new Set<Subject>([
    serviceSubject(entityRef),
    serviceSubject(entity.metadata.name),
    ...names(annotations[DORA_SERVICE_ID_ANNOTATION]).map(serviceSubject),
    ...names(annotations['backstage.io/kubernetes-id']).map(serviceSubject),
    ...names(annotations['circleci.com/project-slug']).map(
      circleciProjectSubject,
    ),
    ...names(annotations['jenkins.io/job-full-name']).flatMap(jenkinsSubjects),
    ...names(annotations['pagerduty.com/service-id']).map(id =>
      externalSubject('pagerduty', id),
    ),
    ...names(annotations['sentry.io/project-slug']).map(sentrySubject),
    ...opsgenieSubjects(
      cleanText(annotations['opsgenie.com/component-selector']),
    ),
    ...argocdSubjects(annotations),
    ...repositories(annotations).map(repositorySubject),
  ]);
  return {
    entityRef,
    title: cleanText(entity.metadata.title) ?? entity.metadata.name,
    ownerRef: ownerOf(entity),
    subjects: [...subjects].sort(),
    paths: pathsOf(annotations),
    productionNames: list(annotations[DORA_PRODUCTION_ANNOTATION], cleanText),
    definitions: readServiceDefinitions(annotations),
    linked: DORA_LINK_ANNOTATIONS.some(name => annotations[name]),
  };
}

// A source that names no instance may be of any: its applications are found too.
function argocdSubjects(annotations: Record<string, string>): Subject[] {
  const instances = names(annotations['argocd/instance-name']);
  return names(annotations['argocd/app-name']).flatMap(app => [
    argocdAppSubject(app),
    ...instances.map(instance => argocdAppSubject(app, instance)),
  ]);
}

// `instance:folder/job`, likewise.
function jenkinsSubjects(job: string): Subject[] {
  return [job, job.replace(/^[^:/]+:/, '')].map(name =>
    externalSubject('jenkins', name),
  );
}

// The project alone, or `organisation/project`.
function sentrySubject(slug: string): Subject {
  return externalSubject('sentry', slug.slice(slug.lastIndexOf('/') + 1));
}

function repositories(annotations: Record<string, string>): string[] {
  const location = sourceLocation(annotations);
  return [
    ...(location ? [location] : []),
    ...slugRepositories(annotations, location),
  ];
}

// `url:https://host/owner/name/tree/main/path` names the repository first, as
// does `url:https://host/owner/name/src/branch/main/path` of Gitea.
const BELOW_REPOSITORY =
  /\/(?:(?:-\/)?(?:tree|blob)|src\/(?:branch|tag|commit))\//;

function sourceLocation(annotations: Record<string, string>) {
  const location = annotations['backstage.io/source-location'];
  const url = /^url:(.+)$/.exec(cleanText(location) ?? '')?.[1];
  return url && normalizeRepository(url.split(BELOW_REPOSITORY)[0]);
}

function pathsOf(annotations: Record<string, string>): string[] {
  return list(annotations[DORA_PATHS_ANNOTATION], cleanText).map(glob =>
    glob.replace(/^\.?\//, ''),
  );
}

function ownerOf(entity: Entity): string | null {
  const owner = entity.relations?.find(
    relation => relation.type === RELATION_OWNED_BY,
  );
  return owner ? stringifyEntityRef(parseEntityRef(owner.targetRef)) : null;
}

// As the senders' own names are read, so that both are the same.
function names(annotation: string | undefined): string[] {
  return list(annotation, keyText);
}

function list(
  annotation: string | undefined,
  clean: (item: string) => string | undefined,
): string[] {
  return (annotation ?? '').split(',').flatMap(item => clean(item) ?? []);
}

function cleanText(value: string | undefined): string | undefined {
  return text(value, LONGEST_TEXT);
}
