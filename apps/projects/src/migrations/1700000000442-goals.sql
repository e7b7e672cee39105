-- Goals of a region or a programme (P5). What was said before a revision stands in the events and the audit.
create table goal (
  id text primary key,
  code text not null unique,
  label text not null,
  metric text not null,
  region_code text not null,
  region_path text not null,
  level text,
  programme text,
  sector text,
  year integer not null,
  threshold numeric(20,4) not null,
  precision_places integer not null check (precision_places between 0 and 4),
  bound text not null,
  unit text not null,
  due_on date not null,
  source text not null,
  reason text,
  known_on date not null,
  version integer not null
);
create index goal_by_due on goal (due_on, code);
call protect('goal', 'may_see(array[region_path])');
