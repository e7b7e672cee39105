-- A bond ledger that was imported by mistake is taken back by postings that reverse its own, each once; nothing is deleted.
alter table posting add column reverses text unique references posting (id);
-- What was posted back is no return of money by a project.
alter table entry add column reversal boolean not null default false;
create index posting_of_import on posting (import_id) where import_id is not null;

alter table fund_import add column undone_on date, add column undone_by text, add column undo_reason text,
  add constraint undone_whole check (num_nonnulls(undone_on, undone_by, undo_reason) in (0, 3));
create index fund_import_of_file on fund_import (digest);
grant update (undone_on, undone_by, undo_reason) on fund_import to :app;

create or replace function batch_balances(batches text[], as_of date)
  returns table (batch_id text, quota numeric, unallocated numeric, allocated numeric, issued numeric, disbursed numeric, paid numeric, returned numeric)
  language sql stable security definer set search_path = public as $$
  select e.batch_id,
    coalesce(-sum(e.amount) filter (where e.account = 'quota'), 0), coalesce(sum(e.amount) filter (where e.account = 'unallocated'), 0), coalesce(sum(e.amount) filter (where e.account = 'allocated'), 0),
    coalesce(sum(e.amount) filter (where e.account = 'issued'), 0), coalesce(sum(e.amount) filter (where e.account = 'disbursed'), 0), coalesce(sum(e.amount) filter (where e.account = 'paid'), 0),
    coalesce(sum(e.amount) filter (where e.account = 'unallocated' and e.amount > 0 and e.project_id is not null and not e.reversal), 0)
  from entry e where e.batch_id = any (batches) and (as_of is null or e.known_on <= as_of) and (select has_scope('funds')) group by e.batch_id
$$;
