-- The classification (P4): four groups of sectors, and clusters with their chains. A node's code begins with those of its ancestors.
create table sector_node (
  id text primary key check (id ~ '^[A-Z0-9_]+(\.[A-Z0-9_]+)*$'),
  parent text references sector_node (id),
  tree text not null,
  name text not null,
  name_en text not null,
  position integer not null,
  measures jsonb not null,
  source text not null,
  region_paths text[] not null,
  known_on date not null,
  version integer not null
);

-- What the lists' own words mean; a later row of a word takes the place of an earlier one.
create table sector_word (
  id text primary key,
  word text not null,
  node text not null references sector_node (id),
  region_paths text[] not null,
  mapped_by text not null,
  known_on date not null,
  version integer not null
);
create index sector_word_latest on sector_word (word, known_on desc, id desc);

create table project_sector (
  id text primary key,
  project_id text not null references project (id),
  node text not null references sector_node (id),
  chains text[] not null,
  reason text,
  classified_by text not null,
  known_on date not null
);
create index project_sector_latest on project_sector (project_id, known_on desc, id desc);
call protect('project_sector', 'exists (select 1 from project p where p.id = project_id)');

create table sector_quantity (
  id text primary key,
  project_id text not null references project (id),
  measure text not null,
  planned numeric(20,4) check (planned >= 0),
  done numeric(20,4) check (done >= 0),
  on_day date not null,
  reason text,
  recorded_by text not null,
  known_on date not null,
  check (num_nonnulls(planned, done) > 0)
);
create index sector_quantity_latest on sector_quantity (project_id, measure, on_day desc, id desc);
call protect('sector_quantity', 'exists (select 1 from project p where p.id = project_id)');
