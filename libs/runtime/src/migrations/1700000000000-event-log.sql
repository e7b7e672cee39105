-- Three roles from the start: the owner runs this file; :app writes under row security; :worker relays, consumes and ticks.
alter default privileges in schema public grant select, insert, update on tables to :app, :worker;
alter default privileges in schema public grant usage, select on sequences to :app, :worker;
grant usage on schema public to :app, :worker;

-- True where one of the paths lies in what the person of this transaction may see. Unset (or '' after a commit) sees nothing.
create function may_see(paths text[]) returns boolean language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('app.regions', true), '') = '*', false)
      or exists (select 1 from unnest(paths) path, unnest(string_to_array(nullif(current_setting('app.regions', true), ''), ',')) mine
                 where path = mine or path like mine || '.%')
$$;

-- Row security on a table: the app role sees and writes where the condition holds, the worker everywhere.
create procedure protect(protected regclass, condition text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy seen on %s to :app using (%s) with check (%s)', protected, condition, condition);
  execute format('create policy worked on %s to :worker using (true) with check (true)', protected);
end $$;

-- The event log is the outbox: append-only, kept for ever.
create table event (
  id text primary key,
  type text not null,
  key text not null,
  aggregate_id text not null,
  aggregate_version integer not null check (aggregate_version > 0),
  project_id text,
  subject text,
  region_paths text[] not null,
  known_on date not null,
  occurred_at timestamptz not null default clock_timestamp(),
  actor_id text not null,
  department_id text,
  traceparent text,
  data json not null,
  unique (aggregate_id, aggregate_version)
);
create index event_by_project on event (project_id, aggregate_version);

-- What the relay has still to send, in the order of writing; a project's own order comes from its row lock.
create table pending (
  seq bigint generated always as identity primary key,
  event_id text not null unique
);

-- Order, chain and sent mark of each event, given by the one relay of the service.
create table event_position (
  position bigint primary key,
  event_id text not null unique,
  hash bytea not null,
  sent_at timestamptz
);
create index event_position_unsent on event_position (position) where sent_at is null;

create table inbox (
  event_id text primary key,
  type text not null,
  aggregate_id text not null,
  aggregate_version integer not null,
  received_at timestamptz not null default clock_timestamp()
);

create table dead_letter (
  id bigint generated always as identity primary key,
  topic text not null,
  key text,
  value bytea,
  headers jsonb not null,
  reason text not null,
  tries integer not null,
  failed_at timestamptz not null default clock_timestamp()
);

-- Who, for which department, before and after (changed columns), in the transaction of the change.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id text not null,
  department_id text,
  entity text not null,
  entity_id text not null,
  version integer not null,
  known_on date not null,
  region_paths text[] not null,
  event_ids text[] not null,
  before jsonb,
  after jsonb not null,
  unique (entity, entity_id, version)
);

-- The first answer to a mutation's idempotency key, for the same person.
create table answered (
  actor_id text not null,
  key text not null,
  request_hash text not null,
  answer jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (actor_id, key)
);

-- The demonstration day, heard from the directory; no row means the real calendar.
create table clock (
  only_row boolean primary key default true check (only_row),
  day date not null
);

-- Small copies of what the directory and the projects service tell.
create table region_copy (
  code text primary key,
  name text not null,
  level text not null,
  parent text,
  path text not null,
  current boolean not null
);
create table project_copy (
  id text primary key,
  code text not null unique,
  name text not null,
  kind text,
  stage text not null,
  level text,
  sector text,
  region_codes text[] not null,
  region_paths text[] not null,
  started_on date,
  version integer not null
);
call protect('project_copy', 'may_see(region_paths)');
call protect('audit', 'may_see(region_paths)');
call protect('event', 'may_see(region_paths)');
call protect('answered', 'actor_id = nullif(current_setting(''app.actor'', true), '''')');

-- "As of" a day: the changes known by then, laid over each other in order of version.
create aggregate laid_over(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');

revoke update on event, event_position, audit, answered, inbox, dead_letter, pending from :app;
revoke select on dead_letter, inbox from :app;
revoke insert on event_position, inbox, dead_letter, clock, region_copy, project_copy from :app;
revoke update on clock, region_copy, project_copy from :app;
revoke update on event, audit from :worker;
grant delete on pending, dead_letter, clock to :worker;
