-- Programmes are keyed by province and year (P3): the same words mean another programme elsewhere and in another year. Lists bind to them by the name they use.
create table programme (
  id text primary key,
  province text not null,
  province_path text not null,
  year integer not null,
  name text not null,
  level text not null,
  quota integer check (quota > 0),
  parts jsonb not null,
  authority text not null,
  source text,
  known_on date not null,
  version integer not null,
  unique (province, year, name)
);
create index programme_of_year on programme (year);
call protect('programme', 'signed_in()');
-- What a list said on a day, also where a newer mention has taken its place since.
create index event_listed on event (project_id, known_on) where type = 'projects.project.listed.v1';
