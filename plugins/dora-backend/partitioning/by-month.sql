-- Makes dora_cell_blocks a table of partitions, one for each month, on PostgreSQL.
-- To be run as the plugin's own user, in one transaction:
--
--   psql --single-transaction --set ON_ERROR_STOP=1 --file by-month.sql
--
-- It moves no row: the table becomes the default partition, from which the
-- plugin then moves month after month. undo.sql takes it back.

lock table dora_cell_blocks in access exclusive mode;

alter table dora_cell_blocks rename to dora_cell_blocks_other;
alter index dora_cell_blocks_pk rename to dora_cell_blocks_other_pk;
alter index dora_cell_blocks_day_idx rename to dora_cell_blocks_other_day_idx;

create table dora_cell_blocks (
  like dora_cell_blocks_other including defaults including comments
) partition by range (day);
alter table dora_cell_blocks add constraint dora_cell_blocks_pk
  primary key (service_ref, span, day, environment);
create index dora_cell_blocks_day_idx
  on dora_cell_blocks (environment, span, day);
alter table dora_cell_blocks
  attach partition dora_cell_blocks_other default;
