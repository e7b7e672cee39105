create table project (
  id text primary key,
  code text not null unique,
  name text not null,
  name_key text not null,
  kind text,
  level text,
  stage text not null,
  sector text,
  build_content text,
  scale text,
  owner text,
  region_codes text[] not null,
  region_paths text[] not null,
  total_investment numeric(20,2) check (total_investment >= 0),
  total_quality text,
  build_start text,
  build_end text,
  started_on date,
  completed_on date,
  commissioned_on date,
  described_on date not null,
  physical_progress numeric(7,4) check (physical_progress between 0 and 100),
  demonstration boolean not null,
  version integer not null
);
create index project_by_name on project (name_key);
call protect('project', 'may_see(region_paths)');

create table listing (
  id text primary key,
  project_id text not null references project (id),
  year integer,
  level text,
  programme text,
  sector text,
  list_id text,
  phase text not null,
  stage text not null,
  total_investment numeric(20,2),
  annual_plan numeric(20,2),
  planned_start boolean not null,
  planned_completion boolean not null,
  started_on date,
  completed_on date,
  note text,
  source_title text,
  source_url text,
  known_on date not null,
  import_id text,
  unique nulls not distinct (project_id, year, level, programme, sector, list_id)
);
create index listing_by_year on listing (year, programme);
call protect('listing', 'exists (select 1 from project p where p.id = project_id)');

create table import_batch (
  id text primary key,
  file text not null,
  digest text not null,
  accepted integer not null,
  unchanged integer not null,
  rejected jsonb not null,
  warnings jsonb not null,
  codes text[] not null,
  outcomes text[] not null,
  known_on date not null,
  by text not null,
  at timestamptz not null default clock_timestamp()
);

create table plan (
  id text primary key,
  project_id text not null references project (id),
  year integer not null,
  plan_version integer not null,
  investment numeric(20,2) not null check (investment >= 0),
  quarters jsonb not null,
  planned_start boolean not null,
  planned_completion boolean not null,
  reason text,
  known_on date not null,
  unique (project_id, year, plan_version)
);
call protect('plan', 'exists (select 1 from project p where p.id = project_id)');

create table report (
  id text primary key,
  project_id text not null references project (id),
  year integer not null,
  month integer,
  week integer,
  investment numeric(20,2) not null,
  physical_progress numeric(7,4) check (physical_progress between 0 and 100),
  workforce integer check (workforce >= 0),
  problems text,
  amends text references report (id),
  reason text,
  reported_by text not null,
  known_on date not null,
  check ((month is null) <> (week is null))
);
create unique index report_once on report (project_id, year, coalesce(month, 0), coalesce(week, 0)) where amends is null;
-- A changed mention takes the place of the one before; its history is in the events and the audit.
grant delete on listing to :app;
create unique index report_amended_once on report (amends);
call protect('report', 'exists (select 1 from project p where p.id = project_id)');
