-- What is looked for, how many days after it was due, and how serious it is (S1): the latest row by the day counts.
create table defect_setting (
  kind text not null,
  since date not null,
  watched boolean not null,
  grace_days integer not null check (grace_days >= 0),
  severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  primary key (kind, since)
);
insert into defect_setting values
  ('REPORT_MISSED', '1949-10-01', true, 0, 'MEDIUM'), ('VERIFICATION_MISSED', '1949-10-01', true, 0, 'MEDIUM'), ('START_PLAN_MISSING', '1949-10-01', true, 7, 'MEDIUM'), ('START_PLAN_OVERDUE', '1949-10-01', true, 0, 'HIGH'),
  ('CAMPAIGN_MISSED', '1949-10-01', true, 0, 'HIGH'), ('ROUND_START_OVERDUE', '1949-10-01', true, 0, 'HIGH'), ('SIGNED_NOT_STARTED', '1949-10-01', true, 365, 'MEDIUM'), ('RESERVE_STALE', '1949-10-01', true, 0, 'LOW'),
  ('LEADER_MISSING', '1949-10-01', true, 30, 'MEDIUM'), ('LEADER_BELOW_LEVEL', '1949-10-01', true, 30, 'LOW'), ('OFFICER_MISSING', '1949-10-01', true, 30, 'LOW'), ('MILESTONE_LATE', '1949-10-01', true, 0, 'MEDIUM'), ('HALF_YEAR_MISSED', '1949-10-01', true, 10, 'MEDIUM');
call protect('defect_setting', 'signed_in()');

-- The first day on which a kind was looked for: what was due before it is answered by its own query and raises nothing.
create table defect_watch (kind text primary key, since date not null);
call protect('defect_watch', 'signed_in()');

-- What was due and not done, a row each time; the end is written once.
create table project_defect (
  id text primary key,
  project_id text not null references project (id),
  kind text not null,
  about text not null,
  due_on date not null,
  what text not null,
  what_en text not null,
  severity text not null,
  known_on date not null check (known_on > due_on),
  met_on date,
  met_known_on date check (met_known_on >= known_on),
  check ((met_on is null) = (met_known_on is null))
);
create unique index project_defect_open on project_defect (kind, project_id, about) where met_on is null;
create index project_defect_of_project on project_defect (project_id);
create index project_defect_by_day on project_defect (known_on, id);
call protect('project_defect', 'exists (select 1 from project p where p.id = project_id)');
revoke insert, update on defect_setting, defect_watch, project_defect from :app;
