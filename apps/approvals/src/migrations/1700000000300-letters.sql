-- Files as the projects service tells them: a promise may name the letter that carries it.
create table file_copy (
  id text primary key,
  project_id text not null,
  kind text not null
);
call protect('file_copy', 'exists (select 1 from project_copy p where p.id = project_id)');
revoke insert, update on file_copy from :app;
call rebuildable('file_copy');

alter table commitment add column letter_id text;
