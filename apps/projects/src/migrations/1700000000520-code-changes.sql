-- The codes a project had before, a row each time one took another's place. Found by any of them; a NEW code leaves the earlier one
-- taken for ever, a CORRECTION gives it back.
create table code_change (
  id text primary key,
  project_id text not null references project (id),
  turn integer not null check (turn > 0),
  code text not null,
  earlier text not null check (earlier <> code),
  change text not null check (change in ('NEW', 'CORRECTION')),
  since date not null,
  reason text not null,
  changed_by text not null,
  known_on date not null,
  unique (project_id, turn)
);
create index code_change_of_earlier on code_change (earlier);
call protect('code_change', 'exists (select 1 from project p where p.id = project_id)');
create policy codes_known on code_change for select to current_user using (true);

-- As before, with the codes that projects had, and leaving out the project that asks for itself.
drop function code_taken(text);
create function code_taken(wanted text, own text default null) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from project where code = wanted and id is distinct from own)
    or exists (select 1 from code_change where earlier = wanted and change = 'NEW' and project_id is distinct from own)
$$;

-- What the two digits of a code's type say of the procedure. Codes by month (GB/T 40058-2021) have no line: no source says what their
-- digits mean for it, so nothing is held against them until the house puts lines in.
create table code_type (
  form text not null check (form in ('MONTH', 'YEAR')),
  type text not null check (type ~ '^[0-9]{2}$'),
  kind text not null check (kind in ('APPROVAL', 'RATIFICATION', 'FILING')),
  primary key (form, type)
);
insert into code_type values ('YEAR', '01', 'APPROVAL'), ('YEAR', '02', 'RATIFICATION'), ('YEAR', '03', 'FILING');
call protect('code_type', 'signed_in()');
revoke insert, update on code_type from :app;
