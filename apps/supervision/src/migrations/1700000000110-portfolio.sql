-- Facts heard from other services, each once, in whatever order they come; a figure is a statement over those known by its day.
-- National scope needs no look at each project: the first half of the condition is decided once per row without a call.
create table project_fact (
  project_id text not null,
  version integer not null,
  known_on date not null,
  code text,
  name text,
  kind text,
  sector text,
  region_paths text[] not null,
  total_investment numeric(20,2),
  primary key (project_id, version)
);

create table life_fact (
  project_id text not null,
  version integer not null,
  known_on date not null,
  step text not null,
  stage text not null,
  happened_on date,
  primary key (project_id, version)
);

-- One row for each time a mention was told; the listing as known on a day is the latest version known by then.
create table listing_fact (
  listing_id text not null,
  version integer not null,
  project_id text not null,
  known_on date not null,
  year integer,
  level text,
  programme text,
  sector text,
  phase text not null,
  stage text not null,
  total_investment numeric(20,2),
  annual_plan numeric(20,2),
  planned_start boolean not null,
  planned_completion boolean not null,
  started_on date,
  completed_on date,
  primary key (listing_id, version)
);
create index listing_fact_of_year on listing_fact (year);

create table plan_fact (
  project_id text not null,
  year integer not null,
  plan_version integer not null,
  known_on date not null,
  investment numeric(20,2) not null,
  planned_start boolean not null,
  planned_completion boolean not null,
  primary key (project_id, year, plan_version)
);
create index plan_fact_of_year on plan_fact (year);

create table progress_fact (
  report_id text primary key,
  project_id text not null,
  known_on date not null,
  year integer not null,
  month integer,
  week integer,
  investment numeric(20,2) not null,
  amends text
);
create index progress_fact_of_year on progress_fact (year);
create index progress_fact_amends on progress_fact (amends) where amends is not null;

create table fund_fact (
  posting_id text primary key,
  project_id text not null,
  known_on date not null,
  movement text not null,
  fund text not null,
  batch_year integer not null,
  returned_from text,
  amount numeric(20,2) not null
);
create index fund_fact_of_project on fund_fact (project_id);

do $$
declare facts text;
begin
  foreach facts in array array['project_fact', 'life_fact', 'listing_fact', 'plan_fact', 'progress_fact', 'fund_fact'] loop
    call protect(facts::regclass, format('nullif(current_setting(''app.regions'', true), '''') = ''*'' or exists (select 1 from project_copy p where p.id = %s.project_id)', facts));
  end loop;
end $$;
revoke insert, update on project_fact, life_fact, listing_fact, plan_fact, progress_fact, fund_fact from :app;
