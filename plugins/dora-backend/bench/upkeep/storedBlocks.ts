import { createHash } from 'node:crypto';
import { Knex } from 'knex';

const KEY = ['service_ref', 'environment', 'span', 'day'];

/** A hash of all stored blocks by their key, byte for byte. */
export async function storedBlocks(db: Knex): Promise<Map<string, string>> {
  const blocks = new Map<string, string>();
  const services = await db('dora_services').pluck('entity_ref');
  for (const service of services) {
    for (const row of await db('dora_cell_blocks').where(
      'service_ref',
      service,
    )) {
      blocks.set(KEY.map(column => row[column]).join(' '), hashOf(row));
    }
  }
  return blocks;
}

/** Keys of blocks that are not the same in both. */
export function differingBlocks(
  one: Map<string, string>,
  other: Map<string, string>,
): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    key => one.get(key) !== other.get(key),
  );
}

function hashOf(row: Record<string, unknown>): string {
  const hash = createHash('sha256');
  for (const column of Object.keys(row).sort()) {
    const value = row[column];
    hash.update(`${column}:`);
    hash.update(Buffer.isBuffer(value) ? value : JSON.stringify(value ?? null));
  }
  return hash.digest('hex');
}
