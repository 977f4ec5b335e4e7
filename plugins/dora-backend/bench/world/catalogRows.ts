import {
  Instant,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { World } from './World';

/** Rows of `dora_groups`. */
export function groupRows({ organisation }: World) {
  return organisation.teams.map(({ ref, title }) => ({
    entity_ref: ref,
    title,
    parent_ref: null,
  }));
}

/** Rows of `dora_services`, once all releases were run through. */
export function serviceRows({ organisation, traces, now }: World) {
  return organisation.services.map(({ ref, title, ownerRef }) => ({
    entity_ref: ref,
    title,
    owner_ref: ownerRef,
    paths: '[]',
    production_names: '[]',
    definitions: JSON.stringify({ values: {}, problems: [] }),
    linked: true,
    removed_at: null,
    ...tracesOf(traces.of(ref), now),
  }));
}

/** Rows of `dora_service_subjects`. */
export function subjectRows({ organisation }: World) {
  return organisation.services.map(({ ref, repository }) => ({
    subject: repositorySubject(repository),
    service_ref: ref,
  }));
}

function tracesOf(
  trace: ReturnType<World['traces']['of']>,
  computedAt: Instant,
) {
  return {
    computed_at: computedAt,
    derived_at: computedAt,
    first_event_at: trace?.firstEventAt ?? null,
    last_event_at: trace?.lastEventAt ?? null,
    last_deployment_at: trace?.lastDeploymentAt ?? null,
    has_incidents: trace?.hasIncidents ?? false,
  };
}
