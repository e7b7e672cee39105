-- Beginning and end of each project's being part of another (P8), a row each. `happened_on`: since, or until.
create table part_fact (
  membership_id text not null,
  step text not null check (step in ('ADDED', 'REMOVED')),
  project_id text not null,
  whole_id text not null,
  kind text,
  happened_on date not null,
  known_on date not null,
  primary key (membership_id, step)
);
call protect('part_fact', 'nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = part_fact.project_id)');
call rebuildable('part_fact');
revoke insert, update on part_fact from :app;
