import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Release } from './rows';

/** When anything is known of a service. */
export interface ServiceTrace {
  firstEventAt: Instant;
  lastEventAt: Instant;
  lastDeploymentAt: Instant | null;
  hasIncidents: boolean;
}

/** What attribution keeps of each service besides its links. */
export class ServiceTraces {
  readonly #traces = new Map<string, ServiceTrace>();

  of(serviceRef: string): ServiceTrace | undefined {
    return this.#traces.get(serviceRef);
  }

  note({ deployment, incidents }: Release): void {
    const { service_ref: serviceRef, occurred_at: at } = deployment;
    const trace = this.#see(serviceRef, at);
    trace.lastDeploymentAt = Math.max(trace.lastDeploymentAt ?? at, at);
    for (const incident of incidents) {
      this.#see(incident.service_ref, incident.detected_at).hasIncidents = true;
    }
  }

  #see(serviceRef: string, at: Instant): ServiceTrace {
    const trace = this.#traces.get(serviceRef) ?? {
      firstEventAt: at,
      lastEventAt: at,
      lastDeploymentAt: null,
      hasIncidents: false,
    };
    trace.firstEventAt = Math.min(trace.firstEventAt, at);
    trace.lastEventAt = Math.max(trace.lastEventAt, at);
    this.#traces.set(serviceRef, trace);
    return trace;
  }
}
