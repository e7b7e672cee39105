-- A batch of funds: a quota of one kind and year. `allocated` is kept for the last wall below and agrees with the entries (a test proves it).
create table fund_batch (
  id text primary key,
  code text not null unique,
  name text not null,
  kind text not null,
  year integer not null,
  region text not null,
  region_path text not null,
  quota numeric(20,2) not null,
  allocated numeric(20,2) not null check (allocated >= 0),
  imported boolean not null,
  demonstration boolean not null,
  known_on date not null,
  version integer not null,
  check (allocated <= quota),
  unique (id, kind)
);
create index fund_batch_of_year on fund_batch (kind, year);

-- A batch and a project: cumulative figures. A breach stands only with its flag, and only an import may flag.
create table fund_line (
  id text primary key,
  batch_id text not null,
  project_id text not null,
  kind text not null,
  allocated numeric(20,2) not null check (allocated >= 0),
  issued numeric(20,2) not null check (issued >= 0),
  disbursed numeric(20,2) not null check (disbursed >= 0),
  paid numeric(20,2) not null check (paid >= 0),
  returned numeric(20,2) not null check (returned >= 0),
  flags text[] not null,
  version integer not null,
  unique (batch_id, project_id),
  foreign key (batch_id, kind) references fund_batch (id, kind),
  check (issued <= allocated or 'F1.issued-above-allocated' = any (flags)),
  -- Special bonds are disbursed out of what was issued, the other kinds out of what was allocated.
  check (disbursed <= case kind when 'SPECIAL_BOND' then issued else allocated end or flags && array['F1.disbursed-above-issued', 'F1.disbursed-above-allocated']),
  check (paid <= disbursed or 'F1.paid-above-disbursed' = any (flags))
);
create index fund_line_of_project on fund_line (project_id);

-- One movement of money; its two entries say from where to where. Never changed, never deleted: what is undone is posted back.
create table posting (
  id text primary key,
  at timestamptz not null default clock_timestamp(),
  moved_on date not null,
  known_on date not null,
  batch_id text not null references fund_batch (id),
  project_id text,
  line_id text references fund_line (id),
  kind text not null,
  memo text,
  payee text,
  import_id text,
  demonstration boolean not null,
  actor_id text not null,
  check ((project_id is null) = (line_id is null))
);
create index posting_of_project on posting (project_id, known_on);
create index posting_of_line on posting (line_id, known_on);

-- Debit above zero, credit below. Batch, project and day repeat the posting's, so that balances and row security need no join.
create table entry (
  id bigint generated always as identity primary key,
  posting_id text not null references posting (id),
  account text not null check (account in ('quota', 'unallocated', 'allocated', 'issued', 'disbursed', 'paid')),
  batch_id text not null,
  project_id text,
  known_on date not null,
  amount numeric(20,2) not null check (amount <> 0),
  check (project_id is not null or account in ('quota', 'unallocated'))
);
create unique index entry_one_a_side on entry (posting_id, (amount > 0));
create index entry_of_line on entry (batch_id, project_id, account);
create index entry_of_project on entry (project_id);

-- What is issued of a bond for a project: the name, day, term and rate behind a movement.
create table fund_issue (
  id text primary key,
  line_id text not null references fund_line (id),
  project_id text not null,
  posting_id text not null references posting (id),
  name text,
  batch_no text,
  issued_on text not null,
  amount numeric(20,2) not null check (amount > 0),
  tenor_years integer check (tenor_years > 0),
  rate_percent numeric(7,4) check (rate_percent >= 0),
  identity text not null,
  known_on date not null
);
create index fund_issue_of_line on fund_issue (line_id);
create index fund_issue_identity on fund_issue (project_id, identity);

create table fund_import (
  id text primary key,
  file text not null,
  digest text not null,
  accepted integer not null,
  unchanged integer not null,
  outcomes text[] not null,
  rejected jsonb not null,
  warnings jsonb not null,
  known_on date not null,
  actor_id text not null,
  at timestamptz not null
);

call protect('fund_line', 'exists (select 1 from project_copy p where p.id = project_id)');
call protect('fund_batch', 'may_see(array[region_path]) or exists (select 1 from fund_line l where l.batch_id = fund_batch.id)');
call protect('posting', 'case when project_id is null then exists (select 1 from fund_batch b where b.id = batch_id) else exists (select 1 from project_copy p where p.id = project_id) end');
call protect('entry', 'case when project_id is null then exists (select 1 from fund_batch b where b.id = batch_id) else exists (select 1 from project_copy p where p.id = project_id) end');
call protect('fund_issue', 'exists (select 1 from project_copy p where p.id = project_id)');
call protect('fund_import', 'actor_id = nullif(current_setting(''app.actor'', true), '''')');

revoke update on posting, entry, fund_issue, fund_import from :app, :worker;

-- The functions below look at whole postings and batches, which row security would cut to what one person sees.
create policy added_up on posting for select to current_user using (true);
create policy added_up on entry for select to current_user using (true);

-- Every posting has one debit and one credit of the same amount, of its own batch, project and day; looked at when the transaction commits.
create function posting_balances() returns trigger language plpgsql security definer set search_path = public as $$
declare
  posted text := coalesce(to_jsonb(new) ->> 'posting_id', to_jsonb(new) ->> 'id');
  entries integer;
  own integer;
  total numeric;
begin
  select count(*), count(p.id), coalesce(sum(e.amount), 0) into entries, own, total
  from entry e left join posting p on p.id = e.posting_id and p.batch_id = e.batch_id and p.project_id is not distinct from e.project_id and p.known_on = e.known_on
  where e.posting_id = posted;
  if entries <> 2 or own <> 2 or total <> 0 then
    raise exception 'posting % does not balance: % entries, % of its own, sum %', posted, entries, own, total using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger posting_balances after insert on posting deferrable initially deferred for each row execute function posting_balances();
create constraint trigger entry_balances after insert on entry deferrable initially deferred for each row execute function posting_balances();

-- What each account of each batch holds as known on a day (null: now), and what was ever returned.
create function batch_balances(batches text[], as_of date)
  returns table (batch_id text, quota numeric, unallocated numeric, allocated numeric, issued numeric, disbursed numeric, paid numeric, returned numeric)
  language sql stable security definer set search_path = public as $$
  select e.batch_id,
    coalesce(-sum(e.amount) filter (where e.account = 'quota'), 0), coalesce(sum(e.amount) filter (where e.account = 'unallocated'), 0), coalesce(sum(e.amount) filter (where e.account = 'allocated'), 0),
    coalesce(sum(e.amount) filter (where e.account = 'issued'), 0), coalesce(sum(e.amount) filter (where e.account = 'disbursed'), 0), coalesce(sum(e.amount) filter (where e.account = 'paid'), 0),
    coalesce(sum(e.amount) filter (where e.account = 'unallocated' and e.amount > 0 and e.project_id is not null), 0)
  from entry e where e.batch_id = any (batches) and (as_of is null or e.known_on <= as_of) group by e.batch_id
$$;

-- Net change of one account by the day it is known; of the whole batch for `unallocated`, else of one project in it.
create function account_days(batch text, account_name text, project text)
  returns table (known_on date, amount numeric) language sql stable security definer set search_path = public as $$
  select e.known_on, sum(e.amount) from entry e
  where e.batch_id = batch and e.account = account_name and (account_name = 'unallocated' or e.project_id = project)
  group by e.known_on order by e.known_on
$$;
