-- Who may see a file is who may see its project; the bytes lie in the gateway's store under their digest, once for all records of it.
create table stored_file (
  id text primary key,
  project_id text not null references project (id),
  kind text not null check (kind in ('EVIDENCE', 'LETTER', 'OTHER')),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size integer not null check (size > 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  known_on date not null,
  version integer not null
);
create index stored_file_by_project on stored_file (project_id, uploaded_at);
create index stored_file_by_digest on stored_file (digest);
call protect('stored_file', 'exists (select 1 from project p where p.id = project_id)');
