-- Whether a code is taken is so for everybody: a code of a project that one may not see is no free one.
create policy codes_known on project for select to current_user using (true);
create function code_taken(wanted text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from project where code = wanted)
$$;
