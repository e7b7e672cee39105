-- Rounds of signing, start and commissioning (P10): what a round asks for is in its own row. Everyone may know of a round; entries are seen with their projects.
create table round (
  id text primary key,
  code text not null unique,
  kind text not null,
  name text not null,
  year integer not null,
  number integer,
  quarter integer check (quarter between 1 and 4),
  season text,
  region_code text not null,
  region_path text not null,
  region_paths text[] not null,
  held_on date not null,
  venues jsonb not null,
  thresholds jsonb not null,
  exceptions text[] not null,
  conversion text not null,
  start_evidence_days integer not null check (start_evidence_days >= 0),
  removal_grounds text[] not null,
  adjustments_per_year integer not null check (adjustments_per_year >= 0),
  last_addition_id text,
  closed_on date,
  closed_known_on date,
  known_on date not null,
  version integer not null,
  check ((kind = 'CONCENTRATED_START') = (season is not null))
);
create index round_of_year on round (year, held_on);
create unique index round_once on round (region_code, kind, year, coalesce(number, 0), coalesce(season, '')) where number is not null or season is not null;
call protect('round', 'signed_in()');

create table round_addition (
  id text primary key,
  round_id text not null references round (id),
  list text not null,
  mode text not null,
  outcomes jsonb not null,
  added integer not null,
  refused integer not null,
  region_paths text[] not null,
  added_by text not null,
  known_on date not null
);
create index round_addition_of_round on round_addition (round_id);
-- Outcomes name projects of several regions: for the round's own region, and for who made the addition.
call protect('round_addition', 'may_see(region_paths) or added_by = nullif(current_setting(''app.actor'', true), '''')');

create table round_adjustment (
  id text primary key,
  round_id text not null references round (id),
  year integer not null,
  ground text not null,
  reason text not null,
  removed integer not null,
  adjusted_by text not null,
  known_on date not null
);
create index round_adjustment_of_round on round_adjustment (round_id, year);
call protect('round_adjustment', 'signed_in()');

create table round_entry (
  id text primary key,
  round_id text not null references round (id),
  project_id text not null references project (id),
  list text not null,
  sector text,
  investment numeric(20,2) not null check (investment > 0),
  venue text,
  conditions text[] not null,
  exception text,
  exception_authority text,
  converted_from text references round_entry (id),
  addition_id text references round_addition (id),
  added_by text not null,
  known_on date not null,
  adjustment_id text references round_adjustment (id),
  removed_known_on date check (removed_known_on >= known_on),
  check ((adjustment_id is null) = (removed_known_on is null)),
  check (exception is null or exception_authority is not null)
);
create unique index round_entry_once on round_entry (round_id, list, project_id) where removed_known_on is null;
create index round_entry_of_project on round_entry (project_id);
call protect('round_entry', 'exists (select 1 from project p where p.id = project_id)');
