-- Whose regions are all, else null, and what one's own regions look like among places: in a policy write (select …), so that they are asked once a statement, not for each of a hundred thousand rows.
-- Asked as `is not null`, for the planner takes that to hold for nearly every row: it then reads tables of a province through, where it would look up each row of them.
create function sees_all() returns boolean language sql stable parallel safe as $$ select case when current_setting('app.regions', true) = '*' then true end $$;
create function own_places() returns text[] language sql stable parallel safe as $$
  select string_to_array('%|' || replace(nullif(current_setting('app.regions', true), ''), ',', '.%,%|') || '.%', ',')
$$;
-- Places as one text, |410000.410100.|410000.410200.|: a region with all below it is like %|410000.%, itself alone like %|410000.|%.
-- An expression and no query, so that it becomes part of the statement that asks: a query of its own for each row was most of what a page of a hundred thousand projects cost.
create function places_of(paths text[]) returns text language sql stable parallel safe as $$ select '|' || array_to_string(paths, '.|') || '.|' $$;
create or replace function may_see(paths text[]) returns boolean language sql stable parallel safe as $$
  select coalesce(sees_all() is not null or places_of(paths) like any (own_places()), false)
$$;
