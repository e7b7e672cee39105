-- An import that is taken back: mentions that no longer hold, words that are no longer said, projects that are no longer there.
alter table listing_fact add column unlisted boolean;
alter table listing_fact alter column phase drop not null, alter column planned_start drop not null, alter column planned_completion drop not null;
alter table project_fact add column cleared text[];
