import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { StreamEntitiesRequest } from '@backstage/catalog-client';
import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService as CatalogClient } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { markReportsChanged } from '../database/reportVersion';
import { text } from '../sources/reading/texts';

const LONGEST_TITLE = 2_000;

/** A group of the catalog, with its place among the others. */
export interface Group {
  entityRef: string;
  title: string;
  parentRef: string | null;
}

const GROUPS: StreamEntitiesRequest = {
  filter: { kind: 'Group' },
  fields: ['kind', 'metadata', 'relations', 'spec.profile'],
};

/** Keeps the catalog's groups beside the services that they own. */
export async function refreshGroups(
  db: Knex,
  catalog: CatalogClient,
  credentials: BackstageCredentials,
): Promise<void> {
  const pages = catalog.streamEntities(GROUPS, { credentials });
  for await (const page of pages) {
    await db.transaction(trx => storeGroups(trx, page.map(toGroup)));
  }
}

async function storeGroups(
  trx: Knex.Transaction,
  groups: Group[],
): Promise<void> {
  const known = new Set(
    (await readGroups(trx)).map(group => JSON.stringify(group)),
  );
  const changed = groups.filter(group => !known.has(JSON.stringify(group)));
  for (const group of changed) {
    await trx('dora_groups')
      .insert({
        entity_ref: group.entityRef,
        title: group.title,
        parent_ref: group.parentRef,
      })
      .onConflict('entity_ref')
      .merge();
  }
  if (changed.length > 0) {
    await markReportsChanged(trx);
  }
}

/** All groups. */
export async function readGroups(db: Knex): Promise<Group[]> {
  const rows = await db('dora_groups').orderBy('entity_ref');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    title: row.title,
    parentRef: row.parent_ref,
  }));
}

/** The groups below one, of any depth, without itself. */
export function descendantsOf(groups: Group[], entityRef: string): string[] {
  const below = new Map<string, string[]>();
  for (const group of groups) {
    if (group.parentRef !== null) {
      const siblings = below.get(group.parentRef) ?? [];
      below.set(group.parentRef, [...siblings, group.entityRef]);
    }
  }
  const found = new Set<string>();
  const visit = (ref: string) => {
    for (const child of below.get(ref) ?? []) {
      if (child !== entityRef && !found.has(child)) {
        found.add(child);
        visit(child);
      }
    }
  };
  visit(entityRef);
  return [...found].sort();
}

function toGroup(entity: Entity): Group {
  const parent = entity.relations?.find(
    relation => relation.type === RELATION_CHILD_OF,
  );
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  return {
    entityRef: stringifyEntityRef(entity),
    title:
      text(entity.metadata.title, LONGEST_TITLE) ??
      text(profile?.displayName, LONGEST_TITLE) ??
      entity.metadata.name,
    parentRef: parent
      ? stringifyEntityRef(parseEntityRef(parent.targetRef))
      : null,
  };
}
