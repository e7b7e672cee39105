-- Which of many codes are taken: as code_taken, asked once for all rows of an import.
create function codes_taken(wanted text[]) returns setof text language sql stable security definer set search_path = public as $$
  select code from project where code = any(wanted) union select earlier from code_change where earlier = any(wanted) and change = 'NEW'
$$;

-- Which project each row of an import means: what follows (plans, reports) is told of it by its id.
alter table import_batch add column project_ids text[] not null default '{}';

-- A batch of plans as it was done.
create table plan_batch (
  id text primary key,
  mode text not null,
  accepted integer not null,
  refused integer not null,
  outcomes jsonb not null,
  known_on date not null,
  by text not null
);
-- What one sent oneself: it names projects that others may not see.
call protect('plan_batch', 'by = nullif(current_setting(''app.actor'', true), '''')');
