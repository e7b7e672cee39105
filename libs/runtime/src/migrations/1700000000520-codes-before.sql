-- Codes change, and a code that was corrected may be another project's next: what two projects tell comes in any order, so that for a
-- moment a copy holds a code twice. Under codes it had before a project is still found.
alter table project_copy drop constraint project_copy_code_key;
alter table project_copy add column codes_before text[] not null default '{}';
create index project_copy_by_code on project_copy (code);
create index project_copy_by_code_before on project_copy using gin (codes_before);
