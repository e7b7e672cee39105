-- Which project is part of which (P8), a row for each time it was. An end is written once; the row stays as history.
create table project_part (
  id text primary key,
  project_id text not null references project (id),
  whole_id text not null references project (id) check (whole_id <> project_id),
  kind text not null check (kind in ('SUBPROJECT', 'SECTION', 'PHASE')),
  since date not null,
  reason text not null,
  added_by text not null,
  known_on date not null,
  ended_on date check (ended_on >= since),
  end_reason text,
  ended_by text,
  ended_known_on date check (ended_known_on >= known_on),
  check (num_nonnulls(ended_on, end_reason, ended_by, ended_known_on) in (0, 4))
);
create unique index project_part_of_one on project_part (project_id) where ended_on is null;
create index project_part_of_project on project_part (project_id);
create index project_part_of_whole on project_part (whole_id);
call protect('project_part', 'exists (select 1 from project p where p.id = project_id)');
create policy parts_known on project_part for select to current_user using (true);

-- What lies above and below a project at any time from a day on, whoever may see it, with the number of steps: no circle may close
-- through what a person does not see.
create function wholes_above(project text, from_day date) returns table (id text, steps integer) language sql stable security definer set search_path = public as $$
  with recursive above(id, steps) as (
    select project, 0 union select p.whole_id, steps + 1 from above a join project_part p on p.project_id = a.id where (ended_on is null or ended_known_on > from_day) and steps < 100)
  select above.id, max(above.steps)::integer from above group by above.id
$$;
create function parts_below(project text, from_day date) returns integer language sql stable security definer set search_path = public as $$
  with recursive below(id, steps) as (
    select project, 0 union select p.project_id, steps + 1 from below b join project_part p on p.whole_id = b.id where (ended_on is null or ended_known_on > from_day) and steps < 100)
  select max(steps)::integer from below
$$;
