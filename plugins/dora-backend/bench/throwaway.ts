import { Engine, openDatabases } from './ingest/databases';

/** Makes an empty database and answers its address or file. */
export type CreateDatabase = (name: string) => Promise<string>;

/** Lends databases that are gone afterwards. */
export async function withDatabases<T>(
  engine: Engine,
  use: (create: CreateDatabase) => Promise<T>,
): Promise<T> {
  const databases = await openDatabases(engine);
  try {
    return await use(async name => {
      const database = await databases.create(name);
      return database.engine === 'postgres'
        ? database.connectionString
        : database.filename;
    });
  } finally {
    await databases.stop();
  }
}
