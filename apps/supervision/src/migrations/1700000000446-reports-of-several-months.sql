-- A month's report may cover months before it, too (January and February together).
alter table progress_fact add column from_month integer;
