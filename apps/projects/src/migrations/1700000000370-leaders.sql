-- Who carries a project (P7), a row for each time somebody took it on. An end is written once; the row stays as history.
create table project_leader (
  id text primary key,
  project_id text not null references project (id),
  person_id text not null,
  level text not null,
  department_id text not null,
  police_officer_id text,
  team_ids text[] not null,
  since date not null,
  assigned_by text not null,
  known_on date not null,
  ended_on date check (ended_on >= since),
  end_reason text,
  ended_by text,
  ended_known_on date check (ended_known_on >= known_on),
  check (num_nonnulls(ended_on, end_reason, ended_by, ended_known_on) in (0, 4))
);
create index project_leader_of_project on project_leader (project_id);
create unique index project_leader_once on project_leader (person_id, project_id) where ended_on is null;
call protect('project_leader', 'exists (select 1 from project p where p.id = project_id)');
