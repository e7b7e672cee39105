-- Beginning and end of each leader's assignment (P7), a row each: whoever has begun and not ended by a day carries the project on it.
create table leader_fact (
  assignment_id text not null,
  step text not null check (step in ('ASSIGNED', 'RELEASED')),
  project_id text not null,
  person_id text not null,
  known_on date not null,
  primary key (assignment_id, step)
);
call protect('leader_fact', 'nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = leader_fact.project_id)');
call rebuildable('leader_fact');
revoke insert, update on leader_fact from :app;
