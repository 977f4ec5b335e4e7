import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { withFilters, withView } from '../filters/url';
import { FilterState } from '../filters/useFilters';
import { EntityTabLink } from './EntityTabLink';

/** Leads to a deployment: on this page, or on that of its service. */
export function DeploymentLink(props: {
  /** The service of the deployment. */
  entityRef: string;
  deployment: string;
  /** Whose page this is; undefined on that of all services. */
  page: string | undefined;
  state: FilterState;
  children: ReactNode;
}) {
  const { entityRef, deployment, page, state, children } = props;
  if (entityRef === page) {
    return (
      <Link to={state.linkTo({ deployment, explain: undefined })}>
        {children}
      </Link>
    );
  }
  const params = withFilters(new URLSearchParams(), state.filters);
  return (
    <EntityTabLink
      entityRef={entityRef}
      search={`?${withView(params, { deployment })}`}
    >
      {children}
    </EntityTabLink>
  );
}
