-- When works last went on, and when capacity was reached. Null for what happened before these columns: the audit knows no day for it.
alter table project add column resumed_on date;
alter table project add column at_capacity_on date;

-- The last day of a date as precise as its source: 2019, 2019-06, 2019-Q2, 2019-06-30.
create function last_day_of(said text) returns date language sql immutable parallel safe as $$
  select case
    when said ~ '^\d{4}$' then make_date(said::int, 12, 31)
    when said ~ '^\d{4}-Q[1-4]$' then (make_date(left(said, 4)::int, right(said, 1)::int * 3, 1) + interval '1 month - 1 day')::date
    when said ~ '^\d{4}-\d{2}$' then (make_date(left(said, 4)::int, right(said, 2)::int, 1) + interval '1 month - 1 day')::date
    when said ~ '^\d{4}-\d{2}-\d{2}$' then said::date
  end
$$;

-- Decisions that end a project or its place on lists (P2), a row each; listing_ids are those that no longer hold.
create table project_ending (
  id text primary key,
  project_id text not null references project (id),
  kind text not null check (kind in ('REMOVED', 'DELISTED', 'CANCELLED')),
  "on" date not null,
  reason text not null,
  authority_id text not null,
  document_number text not null,
  year integer,
  programme text,
  listing_ids text[] not null,
  decided_by text not null,
  known_on date not null
);
create index project_ending_of_project on project_ending (project_id);
call protect('project_ending', 'exists (select 1 from project p where p.id = project_id)');

-- What approvals found of reported starts (P2).
create table start_violation (
  project_id text not null,
  started_on date not null,
  missing text[] not null,
  known_on date not null,
  primary key (project_id, started_on)
);
call protect('start_violation', 'exists (select 1 from project p where p.id = project_id)');
call rebuildable('start_violation');
revoke insert, update on start_violation from :app;

-- Versions of dated plans to start or resume (P2); a resumption's belong to the stop they end.
create table start_plan (
  id text primary key,
  project_id text not null references project (id),
  kind text not null check (kind in ('START', 'RESUMPTION')),
  stopped_on date,
  plan_version integer not null,
  target_on date not null,
  measures text not null,
  department_id text not null,
  person_id text not null,
  reason text,
  planned_by text not null,
  known_on date not null,
  unique nulls not distinct (project_id, kind, stopped_on, plan_version)
);
call protect('start_plan', 'exists (select 1 from project p where p.id = project_id)');

-- Campaigns of starts and resumptions (P2). Everyone may know of them; their projects are those that one may see.
create table campaign (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('START', 'RESUMPTION')),
  opens_on date not null,
  due_on date not null check (due_on >= opens_on),
  target_percent numeric(7,4) not null check (target_percent > 0 and target_percent <= 100),
  regions text[] not null,
  region_paths text[] not null,
  programme text,
  level text,
  opened_by text not null,
  known_on date not null,
  version integer not null,
  unique (name, opens_on)
);
call protect('campaign', 'signed_in()');
