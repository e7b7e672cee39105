-- A project of several regions is shown in each of them, but entered only by who has them all.
create policy wholly_within on project as restrictive for insert to :app
  with check (not exists (select 1 from unnest(region_paths) path where not may_see(array[path])));
