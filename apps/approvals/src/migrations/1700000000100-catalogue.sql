-- Reference rows that everybody may see: no row security. Only a migration changes them.
create table procedure (
  code text primary key,
  name text not null,
  name_en text not null,
  stage text not null,
  stage_no integer not null,
  department text not null,
  department_kind text,
  kind text not null,
  prerequisites jsonb not null,
  statutory_days integer check (statutory_days >= 0),
  day_kind text check (day_kind in ('WORKING_DAY', 'DAY', 'INSTANT')),
  extension_days integer,
  validity text,
  committed_days_cap integer,
  tolerable boolean not null,
  promiseable boolean not null,
  applies_to text[] not null,
  condition text,
  conditional_kinds text[] not null,
  basis text not null,
  note text
);
revoke insert, update on procedure from :app, :worker;
