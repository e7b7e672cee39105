-- What may_see says of the paths: one of them is a region of one's own or lies below it.
alter policy seen on project using ((select sees_all()) is not null or places_of(region_paths) like any ((select own_places())::text[])) with check ((select sees_all()) is not null or places_of(region_paths) like any ((select own_places())::text[]));

-- Rows of a project are seen where it is: whoever sees all need not look each of them up.
do $$
declare protected record;
begin
  for protected in select tablename as name from pg_policies where schemaname = 'public' and policyname = 'seen'
      and regexp_replace(qual, '\s+', ' ', 'g') ~ '^\(EXISTS \( SELECT 1 FROM project p WHERE \(p\.id = \w+\.project_id\)\)\)$' loop
    execute format('alter policy seen on %I using ((select sees_all()) is not null or exists (select 1 from project p where p.id = project_id)) with check ((select sees_all()) is not null or exists (select 1 from project p where p.id = project_id))', protected.name);
  end loop;
end $$;
