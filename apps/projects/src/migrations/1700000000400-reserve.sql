-- The reserve library (P1): an entry for each time a project was proposed, with its history in the audit.
create table reserve_entry (
  id text primary key,
  project_id text not null references project (id),
  category text not null check (category in ('PLANNED_CONSTRUCTION', 'INVESTMENT_PROMOTION', 'INDUSTRY')),
  level text not null,
  state text not null check (state in ('PROPOSED', 'TURNED_DOWN', 'ADMITTED', 'PROMOTED', 'DROPPED')),
  hazards text[] not null,
  touches_public boolean not null,
  exemption_authority text,
  exemption_document text,
  proposed_on date not null,
  proposed_by text not null,
  admitted_on date,
  standard_id text,
  progressed_on date,
  progress_note text,
  decided_quarter text check (decided_quarter ~ '^[0-9]{4}Q[1-4]$'),
  ended_on date,
  reason text,
  listing_id text,
  listed_by text,
  version integer not null,
  check ((exemption_authority is null) = (exemption_document is null))
);
-- One open entry a project; ended ones are history.
create unique index reserve_entry_open on reserve_entry (project_id) where state in ('PROPOSED', 'ADMITTED');
create index reserve_entry_of_project on reserve_entry (project_id, proposed_on);
create index reserve_entry_by_state on reserve_entry (state, category);
call protect('reserve_entry', 'exists (select 1 from project p where p.id = project_id)');

-- A session exists once it is closed: as a whole or not at all. The key is its scope, so that one scope has one session a quarter.
create table reserve_session (
  id text primary key,
  region_code text not null,
  region_path text not null,
  category text,
  level text,
  year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  closed_on date not null,
  closed_by text not null,
  kept integer not null,
  promoted integer not null,
  dropped integer not null,
  admitted integer not null,
  rejected integer not null,
  known_on date not null,
  version integer not null,
  unique nulls not distinct (region_code, category, level, year, quarter)
);
create index reserve_session_of_year on reserve_session (year, quarter);
call protect('reserve_session', 'may_see(array[region_path])');

create table reserve_decision (
  id text primary key,
  session_id text not null references reserve_session (id),
  entry_id text not null references reserve_entry (id),
  decision text not null check (decision in ('KEEP', 'PROMOTE', 'DROP', 'ADMIT', 'TURN_DOWN')),
  reason text,
  unique (session_id, entry_id)
);
create index reserve_decision_of_entry on reserve_decision (entry_id);
call protect('reserve_decision', 'exists (select 1 from reserve_entry e where e.id = entry_id)');

-- Configuration, open to all who have signed in: rows are added, never changed; the day they hold from and are known since says which counts.
create table admission_standard (
  id text primary key,
  region_code text not null,
  region_path text not null,
  sectors text[] not null,
  level text,
  category text,
  minimum numeric(20,2) not null check (minimum >= 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  basis text not null,
  known_on date not null,
  version integer not null
);
create index admission_standard_valid on admission_standard (valid_from);
call protect('admission_standard', 'signed_in()');

create table reserve_goal (
  id text primary key,
  region_code text not null,
  region_path text not null,
  year integer not null,
  investment numeric(20,2) not null check (investment >= 0),
  entries integer check (entries >= 0),
  known_on date not null,
  version integer not null
);
create index reserve_goal_of on reserve_goal (region_code, year);
call protect('reserve_goal', 'signed_in()');

create table reserve_policy (
  id text primary key,
  valid_from date not null,
  stale_after_days integer not null check (stale_after_days > 0),
  session_lead_days integer not null check (session_lead_days >= 0),
  notice_days integer not null check (notice_days > 0),
  panel_size integer not null check (panel_size > 0 and panel_size % 2 = 1),
  prework_points integer not null check (prework_points between 0 and 100),
  tolerated_percent integer not null check (tolerated_percent between 0 and 100),
  requirements jsonb not null,
  known_on date not null,
  version integer not null
);
call protect('reserve_policy', 'signed_in()');

-- What approvals tell of a project's procedures, one row an event and procedure: the small copy that promotion rests on.
create table prework_fact (
  case_id text not null,
  version integer not null,
  procedure text not null,
  project_id text not null,
  step text not null,
  commitment_id text,
  known_on date not null,
  primary key (case_id, version, procedure)
);
create index prework_fact_of_project on prework_fact (project_id);
call protect('prework_fact', 'exists (select 1 from project p where p.id = project_id)');
call rebuildable('prework_fact');
revoke insert, update on prework_fact from :app;
