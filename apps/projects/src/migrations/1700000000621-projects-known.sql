-- Lists of a past day: a project's row as it was known. What changes with each report (its version, its physical progress) and long texts are read of the projects of a page alone.
call keep_known('project', array['version', 'physical_progress', 'build_content', 'scale']);
call protect('project_known', '(select sees_all()) is not null or places_of(known_in) like any ((select own_places())::text[])');
