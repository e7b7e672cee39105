-- The level at which a leader carries a project (P7); null of what was heard before, until the copy is built anew.
alter table leader_fact add column level text;

-- Beginning and end of each live feed (P9), a row each.
create table feed_fact (
  feed_id text not null,
  step text not null check (step in ('REGISTERED', 'RETIRED')),
  kind text not null,
  project_id text not null,
  known_on date not null,
  primary key (feed_id, step)
);
call protect('feed_fact', 'nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = feed_fact.project_id)');
call rebuildable('feed_fact');
revoke insert, update on feed_fact from :app;
