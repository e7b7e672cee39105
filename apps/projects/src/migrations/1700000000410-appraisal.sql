-- Experts are people (P11): who may see them is by region, their names by the scope for people. The row says nothing that an event tells.
create table expert (
  id text primary key,
  name text not null,
  unit text not null,
  specialties text[] not null check (cardinality(specialties) > 0),
  region_code text not null,
  region_path text not null,
  person_id text,
  registered_on date not null,
  retired_on date,
  retire_reason text,
  version integer not null,
  check ((retired_on is null) = (retire_reason is null))
);
create index expert_by_specialty on expert using gin (specialties);
call protect('expert', 'may_see(array[region_path])');

create table expert_conflict (
  id text primary key,
  expert_id text not null references expert (id),
  project_id text not null references project (id),
  reason text not null,
  declared_by text not null,
  known_on date not null,
  unique (expert_id, project_id)
);
create index expert_conflict_of_project on expert_conflict (project_id);
call protect('expert_conflict', 'exists (select 1 from project p where p.id = project_id)');

-- Owner, experts and manager of one appraisal. Seed, pool and seats are all that the draw is made of: it can be made again at any time.
create table appraisal_panel (
  id text primary key,
  project_id text not null references project (id),
  state text not null check (state in ('OPEN', 'CONCLUDED', 'DISSOLVED')),
  owner_unit text not null,
  manager_id text not null,
  agency text,
  parties text[] not null,
  seats jsonb not null,
  seed text not null,
  pool jsonb not null,
  excluded jsonb not null,
  expert_ids text[] not null,
  convened_on date not null,
  convened_by text not null,
  ended_on date,
  conclusion text check (conclusion in ('RECOMMENDED', 'NOT_RECOMMENDED')),
  end_reason text,
  version integer not null,
  check ((conclusion is not null) = (state = 'CONCLUDED'))
);
create unique index appraisal_panel_open on appraisal_panel (project_id) where state = 'OPEN';
create index appraisal_panel_of_project on appraisal_panel (project_id, convened_on);
call protect('appraisal_panel', 'exists (select 1 from project p where p.id = project_id)');

create table panel_opinion (
  id text primary key,
  panel_id text not null references appraisal_panel (id),
  role text not null check (role in ('EXPERT', 'OWNER', 'MANAGER')),
  expert_id text,
  investor boolean not null,
  matching_funds boolean not null,
  profitability boolean not null,
  comment text not null,
  recorded_by text not null,
  known_on date not null,
  check ((expert_id is not null) = (role = 'EXPERT')),
  unique nulls not distinct (panel_id, role, expert_id)
);
call protect('panel_opinion', 'exists (select 1 from appraisal_panel p where p.id = panel_id)');

create table public_gate (
  id text primary key,
  project_id text not null references project (id),
  gate text not null check (gate in ('COLLECTIVE_DECISION', 'RISK_ASSESSMENT', 'HEARING', 'PUBLIC_NOTICE')),
  held_on date not null,
  until_on date check (until_on >= held_on),
  document text not null,
  file_id text references stored_file (id),
  recorded_by text not null,
  known_on date not null,
  check ((until_on is not null) = (gate = 'PUBLIC_NOTICE'))
);
create index public_gate_of_project on public_gate (project_id, held_on);
call protect('public_gate', 'exists (select 1 from project p where p.id = project_id)');
