-- What is done in a year is added up project by project from the index alone; weeks, which months may hold, are few and have their own.
create index progress_fact_done on progress_fact (year, project_id) include (investment, known_on, report_id);
drop index progress_fact_of_year;
create index progress_fact_of_project on progress_fact (project_id);
create index progress_fact_of_week on progress_fact (year) where week is not null;
create index listing_fact_of_project on listing_fact (project_id);
create index leader_fact_of_project on leader_fact (project_id);
create index feed_fact_of_project on feed_fact (project_id);

-- What all that is known says of a project, of each year that names it and of all years together (0): worked out anew with each of its facts
-- by the chain that answers as of a day (portfolio/chain.sql.ts), so that figures of a hundred thousand projects are read and not made.
create table portfolio_row (
  year integer not null,
  id text not null,
  code text,
  name text,
  kind text,
  paths text[],
  level text,
  sectors text[] not null,
  programmes text[] not null,
  leaders text[],
  led_at_level boolean,
  stage text not null,
  total numeric,
  planned_start boolean,
  planned_completion boolean,
  started boolean,
  off boolean,
  begun boolean,
  completed boolean,
  active boolean,
  planned numeric,
  done numeric,
  done_of_planned numeric,
  suspended boolean,
  resumed boolean,
  in_operation boolean,
  at_capacity boolean,
  carriable boolean,
  under_works boolean,
  live_video boolean,
  live_dust boolean,
  share_places text[],
  share_low numeric[],
  share_high numeric[],
  share_whole numeric,
  places text[],
  primary key (year, id)
);
create index portfolio_row_of_project on portfolio_row (id);
create index portfolio_row_by_code on portfolio_row (year, code);
call protect('portfolio_row', 'nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = portfolio_row.id)');
call rebuildable('portfolio_row');
revoke insert, update on portfolio_row from :app;
