-- A written promise (承诺函) or a tolerated omission (容缺): each has an authority and a deadline, and ends once.
create table commitment (
  id text primary key,
  case_id text not null references approval_case (id),
  project_id text not null,
  procedure text not null references procedure (code),
  kind text not null check (kind in ('PROMISE_LETTER', 'TOLERATED_OMISSION')),
  authority text not null,
  missing text[] not null,
  due date not null,
  given_by text not null,
  known_on date not null,
  ended_as text check (ended_as in ('FULFILLED', 'BROKEN', 'LAPSED')),
  cause text check (cause in ('START', 'DEADLINE')),
  ended_on date,
  ended_known_on date,
  check ((ended_as is null) = (ended_on is null) and (ended_as is null) = (ended_known_on is null) and (cause is not null) = (ended_as is not distinct from 'BROKEN'))
);
create unique index commitment_one_open on commitment (project_id, procedure, kind) where ended_as is null;
create index commitment_by_project on commitment (project_id);
create index commitment_due on commitment (due) where ended_as is null;
call protect('commitment', 'exists (select 1 from project_copy p where p.id = project_id)');

-- When a project means to start, as the projects service tells it: a promise is due before.
create table start_plan (
  project_id text primary key,
  build_start text not null
);
call protect('start_plan', 'exists (select 1 from project_copy p where p.id = project_id)');

-- A start that was found to lack permits; the aggregate of its event, also where a project has no case.
create table start_check (
  id text primary key,
  project_id text not null unique,
  case_id text references approval_case (id),
  started_on date not null,
  missing text[] not null,
  known_on date not null,
  version integer not null
);
call protect('start_check', 'exists (select 1 from project_copy p where p.id = project_id)');
