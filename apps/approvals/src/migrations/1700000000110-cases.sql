-- One application of a project, with the marks of its clock: amber_on and over_on are the days on which it turns amber and red.
create table approval_case (
  id text primary key,
  project_id text not null,
  kind text not null check (kind in ('APPROVAL', 'RATIFICATION', 'FILING')),
  accepted_on date not null,
  limit_days integer not null check (limit_days > 0),
  limit_unit text not null check (limit_unit in ('WORKING_DAY', 'DAY')),
  amber_on date not null,
  over_on date not null,
  stopped_on date,
  closed_on date,
  known_on date not null,
  version integer not null
);
create index approval_case_by_project on approval_case (project_id, accepted_on desc);
call protect('approval_case', 'exists (select 1 from project_copy p where p.id = project_id)');

-- A procedure of a case. The decision is told once; decided_known_on says since when it is known.
create table approval_item (
  id text primary key,
  case_id text not null references approval_case (id),
  project_id text not null,
  procedure text not null references procedure (code),
  department_id text,
  known_on date not null,
  decision text check (decision in ('GRANTED', 'REFUSED', 'WAIVED')),
  reason text,
  decided_on date,
  decided_by text,
  decided_known_on date,
  check ((decision is null) = (decided_on is null) and (decision is null) = (decided_known_on is null)),
  unique (case_id, procedure)
);
create index approval_item_by_project on approval_item (project_id);
create index approval_item_by_department on approval_item (department_id) where decision is null;
call protect('approval_item', 'exists (select 1 from project_copy p where p.id = project_id)');

create table clock_stop (
  id text primary key,
  case_id text not null references approval_case (id),
  project_id text not null,
  procedure text references procedure (code),
  ground text not null,
  reason text not null,
  stopped_on date not null,
  known_on date not null,
  resumed_on date check (resumed_on >= stopped_on),
  resumed_known_on date
);
create unique index clock_stop_one_open on clock_stop (case_id) where resumed_on is null;
create index clock_stop_by_project on clock_stop (project_id);
call protect('clock_stop', 'exists (select 1 from project_copy p where p.id = project_id)');
