-- Quality and safety incidents (P6). The end is written once; the row stays as history.
create table incident (
  id text primary key,
  project_id text not null references project (id),
  kind text not null,
  severity text not null,
  serious boolean not null,
  what text not null,
  place text,
  happened_on date not null,
  reported_by text not null,
  known_on date not null check (known_on >= happened_on),
  closed_on date check (closed_on >= happened_on),
  measures text,
  closed_by text,
  closed_known_on date check (closed_known_on >= known_on),
  check (num_nonnulls(closed_on, measures, closed_by, closed_known_on) in (0, 4))
);
create index incident_of_project on incident (project_id, happened_on);
create index incident_open on incident (project_id) where closed_on is null and serious;
call protect('incident', 'exists (select 1 from project p where p.id = project_id)');

-- From which severity on an incident is serious: by default 较大 of 国务院令493.
create table incident_setting (serious_from text not null, only_row boolean primary key default true check (only_row));
insert into incident_setting (serious_from) values ('CONSIDERABLE');
call protect('incident_setting', 'signed_in()');
revoke insert, update on incident_setting from :app;
