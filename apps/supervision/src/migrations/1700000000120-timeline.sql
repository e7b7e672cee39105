create table timeline_entry (
  event_id text primary key,
  project_id text not null,
  version integer not null,
  known_on date not null,
  at timestamptz not null,
  type text not null,
  source text not null,
  summary text not null,
  summary_en text not null
);
create index timeline_of_project on timeline_entry (project_id, known_on, at, version, event_id);
call protect('timeline_entry', 'exists (select 1 from project_copy p where p.id = project_id)');
revoke insert, update on timeline_entry from :app;
