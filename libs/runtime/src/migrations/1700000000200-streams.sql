-- Where the service stands in each partition. Written with the effects, so it is exact where the broker's own notes lag behind.
create table stream_place (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- The last version heard of each aggregate: the next one must be one higher, or something is missing.
create table heard_version (
  aggregate_id text primary key,
  version integer not null,
  -- False where only the versions that had an effect were known: the next one settles it.
  settled boolean not null default true
);
insert into heard_version (aggregate_id, version, settled) select aggregate_id, max(aggregate_version), false from inbox group by aggregate_id;

-- Messages without an effect yet: the poison ones, and what waits behind them. Gone once they have had it.
create table parked_message (
  id bigint generated always as identity primary key,
  topic text not null,
  partition integer not null,
  "offset" bigint not null,
  key text,
  event_id text,
  aggregate_id text,
  aggregate_version integer,
  value bytea,
  headers jsonb not null,
  state text not null check (state in ('WAITING', 'DEAD', 'DROPPED')),
  -- False where nothing of its key depends on it.
  blocking boolean not null default true,
  -- Waits for a version that has not come.
  gap boolean not null default false,
  reason text not null,
  tries integer not null,
  parked_at timestamptz not null default clock_timestamp(),
  next_try_at timestamptz not null,
  dead_at timestamptz,
  -- Since when the dead-letter topic has it.
  told_at timestamptz,
  settled_by text,
  settled_at timestamptz,
  settled_reason text,
  unique (topic, partition, "offset")
);
-- By hash: a key may be longer than an ordered index takes.
create index parked_by_key on parked_message using hash (key) where blocking and state <> 'DROPPED';
create index parked_due on parked_message (next_try_at) where state = 'WAITING';
create index parked_untold on parked_message (id) where dead_at is not null and told_at is null;

insert into parked_message (topic, partition, "offset", key, event_id, value, headers, state, reason, tries, parked_at, next_try_at, dead_at)
  select topic, -1, id, key, headers ->> 'ce_id', value, headers, 'DEAD', reason, tries, failed_at, failed_at, failed_at from dead_letter;
drop table dead_letter;

-- A copy or figure that is built from events alone may be built anew: what the rebuilt one lacks goes.
create procedure rebuildable(copy regclass) language plpgsql as $$
begin
  execute format('grant delete on %s to :worker', copy);
end $$;
call rebuildable('region_copy');
call rebuildable('project_copy');

-- It is built aside, in tables of its own connection.
do $$ begin
  execute format('grant temporary on database %I to :worker', current_database());
end $$;

revoke all on stream_place, heard_version, parked_message from :app;
grant delete on parked_message to :worker;
