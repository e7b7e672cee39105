-- The plan of a project and year as it was known, a row for each time it was another (P5): the latest version, else what the highest list says that it has not left.
-- It holds on its days, `until` excluded; null: it holds now. pace/counted.sql.ts says the same of a day by the plans and mentions themselves.
create table plan_known (
  project_id text not null references project (id),
  year integer not null,
  since date not null,
  until date check (until > since),
  planned numeric not null,
  places text not null,
  primary key (project_id, year, since)
);
create index plan_known_of_year on plan_known (year, project_id);
call protect('plan_known', '(select sees_all()) is not null or places like any ((select own_places())::text[])');
revoke insert, update on plan_known from :app, :worker;
create policy kept_by_owner on plan_known to current_user using (true) with check (true);
create policy read_by_owner on plan for select to current_user using (true);
create policy read_by_owner on listing for select to current_user using (true);
create policy read_by_owner on listing_version for select to current_user using (true);
create policy read_by_owner on project_ending for select to current_user using (true);

create function keep_plans_known(ids text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from plan_known where project_id = any(ids);
  insert into plan_known (project_id, year, since, until, planned, places)
  with said as (
    select project_id, year, plan_version, 0 as rank, known_on, id, investment as planned, known_on as since, null::date as until from plan where project_id = any(ids)
    union all select v.project_id, v.year, 0, coalesce(array_position(array['NATIONAL','PROVINCIAL','CITY','COUNTY'], v.level), 9), v.known_on, v.id, v.annual_plan, greatest(v.known_on, v.stands_since),
      least((select min(later.stands_since) from listing_version later where later.id = v.id and later.version > v.version),
        (select min(g.known_on) from project_ending g where g.project_id = v.project_id and g.kind = 'DELISTED' and v.id = any(g.listing_ids)))
    from listing_version v where v.project_id = any(ids) and not v.gone and v.annual_plan is not null and v.year is not null),
  turn as (select project_id, year, since as day from said union select project_id, year, until from said where until is not null),
  known as (
    select distinct on (t.project_id, t.year, t.day) t.project_id, t.year, t.day, s.planned from turn t
    left join said s on s.project_id = t.project_id and s.year = t.year and s.since <= t.day and (s.until is null or s.until > t.day)
    order by t.project_id, t.year, t.day, s.plan_version desc nulls last, s.rank, s.known_on desc, s.id desc),
  changed as (select * from (select *, lag(planned) over (partition by project_id, year order by day) as before from known) k where planned is distinct from before)
  select c.project_id, c.year, c.day, c.next, c.planned, places_of(p.region_paths) from (select *, lead(day) over (partition by project_id, year order by day) as next from changed) c join project p on p.id = c.project_id where c.planned is not null;
end $$;

create function plan_told() returns trigger language plpgsql as $$
begin
  perform keep_plans_known(array_agg(project_id)) from (select distinct project_id from told) told_project;
  return null;
end $$;
create trigger plan_told after insert on plan referencing new table as told for each statement execute function plan_told();
create trigger plan_told after insert on project_ending referencing new table as told for each statement execute function plan_told();
-- After the versions that the rows of the same statement leave behind.
create trigger plan_told_insert after insert on listing referencing new table as told for each statement execute function plan_told();
create trigger plan_told_update after update on listing referencing new table as told for each statement execute function plan_told();

-- A project that is told to lie elsewhere takes what is kept of it along.
create function place_told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report_year set places = places_of(new.region_paths) where project_id = new.id;
  update plan_known set places = places_of(new.region_paths) where project_id = new.id;
  return null;
end $$;
create trigger place_told after update of region_paths on project for each row when (new.region_paths is distinct from old.region_paths) execute function place_told();

-- What was planned before.
select keep_plans_known(array_agg(id)) from project;
