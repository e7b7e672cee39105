-- The account of reaching capacity (P2), a row for each entry of its five steps. A correction is another row that names the one it corrects.
create table capacity_entry (
  id text primary key,
  project_id text not null references project (id),
  step text not null check (step in ('OPENED', 'COLLECTED', 'RECONCILED', 'HANDED_OVER', 'SETTLED')),
  year integer,
  quarter integer check (quarter between 1 and 4),
  output_value numeric(20,2) check (output_value >= 0),
  tax numeric(20,2) check (tax >= 0),
  jobs integer check (jobs >= 0),
  capacity numeric(20,4) check (capacity >= 0),
  unit text,
  due_on date,
  tolerance_percent numeric(7,4),
  department_id text,
  settled_on date,
  reached boolean,
  explanation text,
  corrects text unique references capacity_entry (id),
  reason text,
  entered_by text not null,
  known_on date not null
);
create index capacity_entry_of_project on capacity_entry (project_id);
create unique index capacity_entry_once on capacity_entry (project_id, step, coalesce(year, 0), coalesce(quarter, 0)) where corrects is null and step in ('OPENED', 'COLLECTED', 'RECONCILED');
call protect('capacity_entry', 'exists (select 1 from project p where p.id = project_id)');
