-- Lists of a past day: a project's row as it was known. What changes with each report (its version, its physical progress) and long texts are read of the projects of a page alone.
call keep_known('project', array['version', 'physical_progress', 'build_content', 'scale']);
call protect('project_known', '(select all_seen()) or lies_in(known_in, (select places_seen()))');

-- The same as may_see, with what it looks for worked out once a statement.
alter policy seen on project using ((select all_seen()) or lies_in(region_paths, (select places_seen()))) with check ((select all_seen()) or lies_in(region_paths, (select places_seen())));
