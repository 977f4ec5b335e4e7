import { ReactNode } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

/** Where the tabs are unless an app says otherwise; its entity page opens then. */
export const TAB_PATH = 'dora';

/** A link to the DORA tab of a service or team. */
export function EntityTabLink(props: {
  entityRef: string;
  /** The query part of the link. */
  search?: string;
  children?: ReactNode;
}) {
  const { entityRef, search = '', children } = props;
  const page = useRouteRef(entityRouteRef);
  const ref = parseEntityRef(entityRef);
  return (
    <Link to={`${page(entityRouteParams(ref))}/${TAB_PATH}${search}`}>
      {children ?? ref.name}
    </Link>
  );
}
