import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { TAB_PATH } from '../components/EntityTabLink';
import { definitionsPageRouteRef } from '../routes';
import { DEFINITIONS_PATH } from './definitionsPath';
import { Subject } from './useExplanation';

/**
 * The path of the definitions that a number follows: those of its service, or
 * those of all. Undefined where an app has no page of the organisation.
 */
export function useDefinitionsPath(
  entityRef: string | null,
  page: Subject,
): string | undefined {
  const definitions = useRouteRef(definitionsPageRouteRef);
  const entityPage = useRouteRef(entityRouteRef);
  const ref = entityRef ? parseEntityRef(entityRef) : undefined;
  if (!ref || ref.kind.toLocaleLowerCase('en-US') === 'group') {
    return definitions?.();
  }
  return entityRef === page.entityRef
    ? DEFINITIONS_PATH
    : `${entityPage(entityRouteParams(ref))}/${TAB_PATH}/${DEFINITIONS_PATH}`;
}
