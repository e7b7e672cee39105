-- A pool serves what lies below its region: a city sees, and may be supplied from, its province's pools.
create function may_draw(path text) returns boolean language sql stable parallel safe as $$
  select may_see(array[path])
      or exists (select 1 from unnest(string_to_array(nullif(current_setting('app.regions', true), ''), ',')) mine where mine like path || '.%')
$$;

-- Amounts in 1/10,000 of the unit. item: which pollutant, trade or material; '' where the kind has only one.
create table element_pool (
  id text primary key,
  kind text not null,
  item text not null,
  region_code text not null,
  region_path text not null,
  year integer not null check (year between 2000 and 2100),
  source text not null,
  unit text not null,
  total numeric(20,4) not null check (total > 0),
  reserved numeric(20,4) not null default 0 check (reserved >= 0),
  supplied numeric(20,4) not null default 0 check (supplied >= 0),
  known_on date not null,
  version integer not null,
  -- E4: never over-allocated, whatever arrives at the same moment.
  constraint pool_never_over_allocated check (reserved + supplied <= total),
  unique (kind, item, region_code, year, source, unit)
);
call protect('element_pool', 'may_draw(region_path)');
-- Opening a pool takes the region itself, not only a place below it.
create policy opened on element_pool as restrictive for insert to :app with check (may_see(array[region_path]));

-- What went in and out of a pool, so that it can say how it stood on any day. Names no project: a pool has more readers than each project.
create table element_pool_movement (
  id text primary key,
  pool_id text not null references element_pool (id),
  reserved numeric(20,4) not null,
  supplied numeric(20,4) not null,
  known_on date not null
);
create index element_pool_movement_by_pool on element_pool_movement (pool_id, known_on);
call protect('element_pool_movement', 'exists (select 1 from element_pool p where p.id = pool_id)');

create table element_need (
  id text primary key,
  project_id text not null,
  project_code text not null,
  region_paths text[] not null,
  kind text not null,
  item text not null,
  unit text not null,
  amount numeric(20,4) not null check (amount > 0),
  needed_by date not null,
  known_on date not null,
  version integer not null
);
create index element_need_by_project on element_need (project_id);
call protect('element_need', 'exists (select 1 from project_copy p where p.id = project_id)');

create table element_reservation (
  id text primary key,
  need_id text not null references element_need (id),
  pool_id text not null references element_pool (id),
  amount numeric(20,4) not null check (amount > 0),
  known_on date not null
);
create index element_reservation_by_need on element_reservation (need_id);
call protect('element_reservation', 'exists (select 1 from element_need n where n.id = need_id)');

-- How a reservation ended, once: supplied to the project, or back to its pool.
create table element_settlement (
  reservation_id text primary key references element_reservation (id),
  outcome text not null check (outcome in ('SUPPLIED', 'RELEASED')),
  settled_on date not null,
  reason text,
  known_on date not null
);
call protect('element_settlement', 'exists (select 1 from element_reservation r where r.id = reservation_id)');

-- Nothing that happened is overwritten.
revoke update on element_pool_movement, element_reservation, element_settlement from :app;
