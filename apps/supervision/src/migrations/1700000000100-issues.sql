create table issue (
  id text primary key,
  code text not null unique,
  project_id text,
  subject text,
  kind text not null,
  severity text not null,
  title text not null,
  description text,
  region_paths text[] not null,
  state text not null,
  level text not null,
  raised_on date not null,
  raised_by text not null,
  department_id text,
  assigned_to_id text,
  leader_id text,
  method text,
  deadline date,
  escalations integer not null,
  result text,
  reported_back_by_id text,
  reported_back_on date,
  closed_by_id text,
  closed_on date,
  cause text unique,
  version integer not null,
  -- 五到位: all five or none.
  check (num_nonnulls(department_id, assigned_to_id, leader_id, method, deadline) in (0, 5))
);
create index issue_of_project on issue (project_id);
create index issue_by_deadline on issue (deadline) where state in ('ASSIGNED', 'SUPERVISED');
call protect('issue', 'may_see(region_paths)');

-- The last number given in a year; raising takes the row's lock, so numbers have no gaps.
create table issue_number (
  year integer primary key,
  last integer not null
);
