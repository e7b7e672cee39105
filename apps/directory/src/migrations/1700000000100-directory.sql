-- Everyone who has signed in may read the directory; a connection that acts for nobody reads nothing.
create function signed_in() returns boolean language sql stable parallel safe as $$
  select nullif(current_setting('app.actor', true), '') is not null
$$;

-- id: the six-digit code. path: codes from the province down, '410000.410100.410105'.
create table region (
  id text primary key check (id ~ '^[0-9]{6}$'),
  name text not null,
  name_en text,
  pinyin text,
  level text not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'ZONE')),
  parent text references region (id),
  path text not null unique,
  current boolean not null,
  version integer not null
);
create index region_by_parent on region (parent);
call protect('region', 'signed_in()');

create table department (
  id text primary key,
  name text not null,
  kind text not null,
  kind_name text not null,
  region_code text not null references region (id),
  region_path text not null,
  version integer not null,
  unique (region_code, kind)
);
create index department_by_kind on department (kind);
call protect('department', 'signed_in()');

-- region_paths: where the person acts; {*} is the whole country.
create table person (
  id text primary key,
  login text not null unique,
  name text not null,
  title_zh text not null,
  title_en text not null,
  departments text[] not null,
  region_paths text[] not null,
  roles text[] not null,
  disabled boolean not null,
  version integer not null
);
call protect('person', 'signed_in()');

-- Reference data comes in at the start, as the worker.
revoke insert, update on region, department, person from :app;

-- One row: the day the demonstration stands at (null: the calendar's), whether this house is one, and the provinces, whom it concerns.
create table clock_day (
  id text primary key check (id = 'clock'),
  day date,
  demonstration boolean not null,
  region_paths text[] not null,
  version integer not null
);
insert into clock_day values ('clock', null, false, '{}', 0);
call protect('clock_day', 'signed_in()');
revoke insert, update on clock_day from :app;
grant update (day, version) on clock_day to :app;
