-- Makes dora_cell_blocks one table again. To be run as by-month.sql is; reports
-- and events wait until all rows are copied.

lock table dora_cell_blocks in access exclusive mode;

alter table dora_cell_blocks rename to dora_cell_blocks_by_month;
alter index dora_cell_blocks_pk rename to dora_cell_blocks_by_month_pk;
alter index dora_cell_blocks_day_idx
  rename to dora_cell_blocks_by_month_day_idx;

create table dora_cell_blocks (
  like dora_cell_blocks_by_month including defaults including comments
);
insert into dora_cell_blocks select * from dora_cell_blocks_by_month;
alter table dora_cell_blocks add constraint dora_cell_blocks_pk
  primary key (service_ref, span, day, environment);
create index dora_cell_blocks_day_idx
  on dora_cell_blocks (environment, span, day);
drop table dora_cell_blocks_by_month;
