import { Engine } from './ingest/databases';
import { World } from './world/World';

/** Options of commands that load an organisation, or use one that is loaded. */
export const WORLD_OPTIONS = {
  /** A PostgreSQL URL or a SQLite file. */
  database: { type: 'string' },
  /** Where to load one when no database is named. */
  engine: { type: 'string', default: 'postgres' },
  deployments: { type: 'string', default: '100000' },
  days: { type: 'string', default: '365' },
  services: { type: 'string', default: '2000' },
  teams: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
} as const;

/** The values of these options as they were read. */
export type WorldValues = Record<
  Exclude<keyof typeof WORLD_OPTIONS, 'database'>,
  string
> & { database?: string };

/** The organisation that the options describe. */
export function worldOf(values: WorldValues): World {
  return World.over(Number(values.days), {
    deployments: Number(values.deployments),
    services: Number(values.services),
    teams: Number(values.teams),
    seed: Number(values.seed),
  });
}

export function toEngine(name: string): Engine {
  if (name !== 'postgres' && name !== 'sqlite') {
    throw new Error(`The engine must be postgres or sqlite, not '${name}'`);
  }
  return name;
}
