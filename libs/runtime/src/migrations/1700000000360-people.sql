-- Everyone who has signed in may read the directory, and what others remember of it; a connection that acts for nobody reads nothing.
create or replace function signed_in() returns boolean language sql stable parallel safe as $$
  select nullif(current_setting('app.actor', true), '') is not null
$$;

-- Small copies of whom the directory tells of: ids and rights, never a name. The directory itself keeps none.
create table person_copy (
  id text primary key,
  departments text[] not null,
  region_paths text[] not null,
  roles text[] not null,
  disabled boolean not null
);
create table department_copy (
  id text primary key,
  kind text not null,
  region text not null
);
call protect('person_copy', 'signed_in()');
call protect('department_copy', 'signed_in()');
call rebuildable('person_copy');
call rebuildable('department_copy');
revoke insert, update on person_copy, department_copy from :app;
