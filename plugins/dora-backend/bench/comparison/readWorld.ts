import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';

const DAY_MS = 86_400_000;

/** Of whom, and how far back, a loaded database knows anything. */
export interface LoadedWorld {
  services: Array<{ ref: string; ownerRef: string }>;
  days: number;
}

/** Reads who is in a loaded database. */
export async function readWorld(db: Knex, now: Instant): Promise<LoadedWorld> {
  const services = await db('dora_services')
    .whereNotNull('first_event_at')
    .orderBy('entity_ref')
    .select('entity_ref', 'owner_ref', 'first_event_at');
  const firstEventAt = Math.min(
    ...services.map(row => Number(row.first_event_at)),
  );
  return {
    services: services.map(row => ({
      ref: row.entity_ref,
      ownerRef: row.owner_ref,
    })),
    days: Math.ceil((now - firstEventAt) / DAY_MS),
  };
}
