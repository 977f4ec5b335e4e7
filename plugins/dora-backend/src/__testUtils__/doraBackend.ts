import { TestDatabases } from '@backstage/backend-test-utils';

export * from './runningBackend';

/** Both engines, each real; PostgreSQL where its connection string is set. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
