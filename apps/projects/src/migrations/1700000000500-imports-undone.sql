-- What an import changed, a row for each row of it that was taken in, with what was there before. Nothing is deleted when it is undone.
alter table project add column withdrawn_on date;
alter table listing add column withdrawn_on date;
alter table import_batch add column undone_on date, add column undone_by text, add column undo_reason text,
  add constraint undone_whole check (num_nonnulls(undone_on, undone_by, undo_reason) in (0, 3));
create index import_batch_of_file on import_batch (digest);
create index listing_of_import on listing (import_id);

create table import_change (
  import_id text not null references import_batch (id),
  at integer not null,
  project_id text not null references project (id),
  entered boolean not null,
  from_version integer not null,
  version integer not null check (version >= from_version),
  listing_id text not null,
  listing_before jsonb,
  project_before jsonb not null,
  undone_from integer,
  undone_to integer check (undone_to >= undone_from),
  primary key (import_id, at),
  check ((undone_from is null) = (undone_to is null))
);
create index import_change_of_project on import_change (project_id);
call protect('import_change', 'exists (select 1 from project p where p.id = project_id)');

-- What was withdrawn is changed by nobody but by who enters it again.
create policy not_withdrawn on project as restrictive for update to :app
  using (withdrawn_on is null or nullif(current_setting('app.reviving', true), '') = 'on') with check (true);

-- Imports of others are for who answers for all of the country's and may see who changed what.
create policy imports_of_all on import_batch to :app
  using (nullif(current_setting('app.regions', true), '') = '*' and has_scope('audit')) with check (nullif(current_setting('app.regions', true), '') = '*' and has_scope('audit'));

-- What other services have of a project: it rests upon the import that entered it.
create table resting_copy (
  project_id text not null,
  aggregate_id text not null,
  type text not null,
  known_on date not null,
  primary key (project_id, aggregate_id)
);
call protect('resting_copy', 'exists (select 1 from project p where p.id = project_id)');
call rebuildable('resting_copy');
revoke insert, update on resting_copy from :app;
