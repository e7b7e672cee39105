-- Decisions that took a project off lists (P2), a row each: REMOVED where it is on none any more, DELISTED where it stays on others.
create table removal_fact (
  project_id text not null,
  version integer not null,
  known_on date not null,
  step text not null check (step in ('REMOVED', 'DELISTED')),
  listing_ids text[] not null,
  primary key (project_id, version)
);
call protect('removal_fact', 'nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = removal_fact.project_id)');
call rebuildable('removal_fact');
revoke insert, update on removal_fact from :app;
