import { TestDatabase } from './databases';

/** Has PostgreSQL note each time that a delivery is worked off, whoever does it. */
export async function logWork(database: TestDatabase): Promise<void> {
  await database.query(`
    create table e2e_work (delivery_id bigint not null);
    create function e2e_log_work() returns trigger language plpgsql as $$
      begin
        insert into e2e_work values (new.id);
        return new;
      end
    $$;
    create trigger e2e_log_work after update on dora_deliveries for each row
      when (old.state = 'pending' and new.state <> 'pending')
      execute function e2e_log_work();
  `);
}

/** How many times each delivery was worked off: times → deliveries. */
export async function countWork(
  database: TestDatabase,
): Promise<Record<number, number>> {
  const rows = await database.query<{ times: number; deliveries: number }>(`
    select times, count(*)::int as deliveries from (
      select count(e2e_work.delivery_id)::int as times
      from dora_deliveries
      left join e2e_work on e2e_work.delivery_id = dora_deliveries.id
      group by dora_deliveries.id
    ) as worked
    group by times
  `);
  return Object.fromEntries(
    rows.map(({ times, deliveries }) => [times, deliveries]),
  );
}
