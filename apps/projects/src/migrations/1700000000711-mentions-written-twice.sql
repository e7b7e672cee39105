-- A list may write a project twice with different figures: both rows are kept and told of, every total counts the project once.
alter table listing drop constraint listing_project_id_year_level_programme_sector_list_id_key;
create index listing_of_project on listing (project_id);
