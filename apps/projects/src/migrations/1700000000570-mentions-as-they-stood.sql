-- Since when a mention stands as it is: the day its list is known, or the day on which undoing an import put it back.
alter table listing add column stands_since date;
update listing set stands_since = known_on;
alter table listing alter column stands_since set not null;

-- Every mention as it ever stood, a row each time a list changed it or its import was taken back; never changed, never deleted.
create table listing_version (like listing);
alter table listing_version add column version bigint generated always as identity, add column gone boolean not null default false, add primary key (id, version);
create index listing_version_of_project on listing_version (project_id);
create index listing_version_by_year on listing_version (year, programme);

create function keep_listing_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.withdrawn_on is not distinct from old.withdrawn_on then return null; end if;
  insert into listing_version (id, project_id, year, level, programme, sector, list_id, phase, stage, total_investment, annual_plan, planned_start, planned_completion, started_on, completed_on, note, source_title, source_url, known_on, import_id, withdrawn_on, stands_since, gone)
  values (new.id, new.project_id, new.year, new.level, new.programme, new.sector, new.list_id, new.phase, new.stage, new.total_investment, new.annual_plan, new.planned_start, new.planned_completion, new.started_on, new.completed_on, new.note, new.source_title, new.source_url,
    new.known_on, new.import_id, new.withdrawn_on, coalesce(new.withdrawn_on, new.stands_since), new.withdrawn_on is not null);
  return null;
end $$;

-- What was told of mentions before there were versions stands in the events; what they do not tell is taken from the mention of today.
alter table event no force row level security;
alter table listing no force row level security;
insert into listing_version (id, project_id, year, level, programme, sector, list_id, phase, stage, total_investment, annual_plan, planned_start, planned_completion, started_on, completed_on, note, source_title, source_url, known_on, import_id, withdrawn_on, stands_since, gone)
  select e.data ->> 'listingId', e.project_id, coalesce((e.data ->> 'year')::int, l.year), coalesce(e.data ->> 'level', l.level), coalesce(e.data ->> 'programme', l.programme), coalesce(e.data ->> 'sector', l.sector), l.list_id, coalesce(e.data ->> 'phase', l.phase, ''), coalesce(e.data ->> 'stage', l.stage),
    (e.data ->> 'totalInvestment')::numeric, (e.data ->> 'annualPlan')::numeric, coalesce((e.data ->> 'plannedStart')::boolean, false), coalesce((e.data ->> 'plannedCompletion')::boolean, false), (e.data ->> 'startedOn')::date, (e.data ->> 'completedOn')::date,
    l.note, l.source_title, l.source_url, coalesce(l.known_on, e.known_on), l.import_id, null, e.known_on, e.type like '%.unlisted.v1'
  from event e left join listing l on l.id = e.data ->> 'listingId'
  where e.type in ('projects.project.listed.v1', 'projects.project.unlisted.v1') and e.data ->> 'listingId' is not null order by e.aggregate_id, e.aggregate_version;
insert into listing_version (id, project_id, year, level, programme, sector, list_id, phase, stage, total_investment, annual_plan, planned_start, planned_completion, started_on, completed_on, note, source_title, source_url, known_on, import_id, withdrawn_on, stands_since, gone)
  select id, project_id, year, level, programme, sector, list_id, phase, stage, total_investment, annual_plan, planned_start, planned_completion, started_on, completed_on, note, source_title, source_url, known_on, import_id, withdrawn_on, stands_since, false
  from listing l where not exists (select 1 from listing_version v where v.id = l.id);
alter table event force row level security;
alter table listing force row level security;

create function listing_stands_since() returns trigger language plpgsql as $$ begin new.stands_since := coalesce(new.stands_since, new.known_on); return new; end $$;
create trigger listing_stands_since before insert on listing for each row execute function listing_stands_since();
create trigger keep_listing_version after insert or update on listing for each row execute function keep_listing_version();
call protect('listing_version', 'exists (select 1 from project p where p.id = project_id)');
revoke update on listing_version from :app, :worker;
