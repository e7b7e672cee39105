-- What a person may see beyond their regions, and whether the transaction is of an operation that they may do (scope `write`): set with
-- the regions in each transaction, from libs/runtime/src/rights.ts. In a policy write (select has_scope('…')): asked once, not for each row.
create function has_scope(scope text) returns boolean language sql stable parallel safe as $$
  select coalesce(scope = any (string_to_array(nullif(current_setting('app.scopes', true), ''), ',')), false)
$$;

-- Beside what is seen: outside an operation that they may do a person writes no row, whatever a resolver forgets.
create procedure protect_writing(protected regclass) language plpgsql as $$
begin
  execute format('create policy writes on %s as restrictive for insert to :app with check ((select has_scope(''write'')))', protected);
  execute format('create policy rewrites on %s as restrictive for update to :app using (true) with check ((select has_scope(''write'')))', protected);
end $$;

-- Rows that need a scope beyond the regions: not found without it.
create procedure protect_scope(protected regclass, scope text, condition text default 'false') language plpgsql as $$
begin
  execute format('create policy scoped_%s on %s as restrictive for all to :app using ((%s) or (select has_scope(%L))) with check ((%s) or (select has_scope(%L)))', scope, protected, condition, scope, condition, scope);
end $$;

create or replace procedure protect(protected regclass, condition text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy seen on %s to :app using (%s) with check (%s)', protected, condition, condition);
  execute format('create policy worked on %s to :worker using (true) with check (true)', protected);
  call protect_writing(protected);
end $$;

do $$
declare protected regclass;
begin
  for protected in select format('%I.%I', schemaname, tablename)::regclass from pg_policies where policyname = 'seen' loop
    call protect_writing(protected);
  end loop;
end $$;
