import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Rows } from './rows';
import { selectDeployment } from './selectDeployments';
import { SelectedRows } from './selectedRows';
import { selectIncident } from './selectIncidents';

/** Counts the rows of one service by its definitions. */
export function selectRows(
  { deployments, incidents }: Rows,
  definitions: DefinitionValues,
  now: Instant,
): SelectedRows {
  return {
    deployments: deployments.map(row => selectDeployment(row, definitions)),
    incidents: incidents.map(row => selectIncident(row, definitions, now)),
  };
}

/** All rows of several services in one list; an incident of several counts once. */
export function pool(all: Iterable<SelectedRows>): SelectedRows {
  const rows = [...all];
  const incidents = new Map<string, SelectedRows['incidents'][number]>();
  for (const incident of rows.flatMap(service => service.incidents)) {
    const known = incidents.get(incident.id);
    // What counts for one of its services counts for all of them together.
    if (!known || (known.excluded !== null && incident.excluded === null)) {
      incidents.set(incident.id, incident);
    }
  }
  return {
    deployments: rows.flatMap(({ deployments }) => deployments),
    incidents: [...incidents.values()],
  };
}
