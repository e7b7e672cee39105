-- Who carries a project, version by version: a unit and the person who answers there, whose name no event tells.
create table project_unit (
  id text primary key,
  project_id text not null references project (id),
  unit_version integer not null check (unit_version > 0),
  name text not null,
  credit_code text not null check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'),
  responsible_person text not null,
  since date not null,
  reason text,
  named_by text not null,
  known_on date not null,
  unique (project_id, unit_version)
);
call protect('project_unit', 'exists (select 1 from project p where p.id = project_id)');
