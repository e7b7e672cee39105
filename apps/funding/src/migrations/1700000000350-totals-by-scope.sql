-- The totals of a whole batch are added up beyond what one person sees; without settings, or without the scope funds, there are none.
create or replace function batch_balances(batches text[], as_of date)
  returns table (batch_id text, quota numeric, unallocated numeric, allocated numeric, issued numeric, disbursed numeric, paid numeric, returned numeric)
  language sql stable security definer set search_path = public as $$
  select e.batch_id,
    coalesce(-sum(e.amount) filter (where e.account = 'quota'), 0), coalesce(sum(e.amount) filter (where e.account = 'unallocated'), 0), coalesce(sum(e.amount) filter (where e.account = 'allocated'), 0),
    coalesce(sum(e.amount) filter (where e.account = 'issued'), 0), coalesce(sum(e.amount) filter (where e.account = 'disbursed'), 0), coalesce(sum(e.amount) filter (where e.account = 'paid'), 0),
    coalesce(sum(e.amount) filter (where e.account = 'unallocated' and e.amount > 0 and e.project_id is not null), 0)
  from entry e where e.batch_id = any (batches) and (as_of is null or e.known_on <= as_of) and (select has_scope('funds')) group by e.batch_id
$$;

create or replace function account_days(batch text, account_name text, project text)
  returns table (known_on date, amount numeric) language sql stable security definer set search_path = public as $$
  select e.known_on, sum(e.amount) from entry e
  where e.batch_id = batch and e.account = account_name and (account_name = 'unallocated' or e.project_id = project) and (select has_scope('funds'))
  group by e.known_on order by e.known_on
$$;
