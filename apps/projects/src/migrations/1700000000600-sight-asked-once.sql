-- Whose regions are all, else null, and what one's own regions look like in the paths of a project: asked once a statement, not for each of a hundred thousand projects.
-- Asked as `is not null`, for the planner takes that to hold for nearly every row: it then reads tables of a province through, where it would look up each row of them.
create function sees_all() returns boolean language sql stable parallel safe as $$ select case when current_setting('app.regions', true) = '*' then true end $$;
create function own_places() returns text[] language sql stable parallel safe as $$
  select coalesce(array_agg('% ' || mine || '.%'), '{}') from unnest(string_to_array(nullif(current_setting('app.regions', true), ''), ',')) mine
$$;
-- Paths of regions as one text in which a region, or all below it, is found at once: ' 410000.410100.410105. 410000.410300. '.
create function places_of(paths text[]) returns text language sql stable parallel safe as $$ select ' ' || array_to_string(paths, '. ') || '. ' $$;
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
