import { Entity } from '@backstage/catalog-model';
import {
  DORA_LINK_ANNOTATIONS,
  DORA_SERVICE_ID_ANNOTATION,
} from '@dora-metrics/backstage-plugin-dora-common';

/**
 * Whether an entity carries an annotation that links it to events.
 *
 * @public
 */
export function isDoraAvailable(entity: Entity): boolean {
  return DORA_LINK_ANNOTATIONS.some(
    name => entity.metadata.annotations?.[name] !== undefined,
  );
}

/** The lines that link an entity, for its catalog-info.yaml. */
export function annotationYaml(entity: Entity): string {
  const { name } = entity.metadata;
  return [
    'metadata:',
    `  name: ${name}`,
    '  annotations:',
    `    github.com/project-slug: <owner>/${name}`,
    `    argocd/app-name: ${name}`,
    `    ${DORA_SERVICE_ID_ANNOTATION}: ${name}`,
  ].join('\n');
}
