-- The split of a project's investment by region (P8), a row a version; an empty one was withdrawn.
create table share_fact (
  project_id text not null,
  share_version integer not null,
  shares jsonb not null,
  known_on date not null,
  primary key (project_id, share_version)
);
call protect('share_fact', 'nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = share_fact.project_id)');
call rebuildable('share_fact');
revoke insert, update on share_fact from :app;
