-- Up to which day, not with it, a version of a mention stands: the first on which a later one does. One comparison says what stood on a day.
alter table listing_version add column stands_until date not null default 'infinity';
alter table listing_version no force row level security;
update listing_version v set stands_until = n.until from (
  select id, version, min(stands_since) over (partition by id order by version rows between 1 following and unbounded following) as until from listing_version) n
where n.id = v.id and n.version = v.version and n.until is not null;
alter table listing_version force row level security;
create policy kept on listing_version to current_user using (true) with check (true);

create function end_listing_versions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update listing_version set stands_until = new.stands_since where id = new.id and version < new.version and stands_until > new.stands_since;
  return null;
end $$;
create trigger end_listing_versions after insert on listing_version for each row execute function end_listing_versions();

-- Which projects are on the lists of a year, under which sector, programme and level, from the index alone.
create index listing_listed on listing (year, project_id) include (sector, programme, level, known_on, withdrawn_on, id);
create index listing_version_listed on listing_version (year, project_id) include (sector, programme, level, known_on, stands_since, stands_until, gone, id);

-- Who sees everything is not asked of each mention.
alter policy seen on listing using ((select sees_all()) is not null or exists (select 1 from project p where p.id = project_id)) with check ((select sees_all()) is not null or exists (select 1 from project p where p.id = project_id));
alter policy seen on listing_version using ((select sees_all()) is not null or exists (select 1 from project p where p.id = project_id)) with check ((select sees_all()) is not null or exists (select 1 from project p where p.id = project_id));
