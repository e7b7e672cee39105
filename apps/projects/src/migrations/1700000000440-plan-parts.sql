-- Below the quarter (P5) only what was named is kept; what follows from it is split anew each time, to the same cent.
alter table plan add column months jsonb not null default '[]', add column weeks jsonb not null default '[]', add column days jsonb not null default '[]';

-- 双过半: which share of the year's plan is to be done by which day. A row holds from its year on; the latest one by then counts.
create table plan_check (
  since_year integer primary key,
  share_percent numeric(5,2) not null check (share_percent > 0 and share_percent <= 100),
  month integer not null check (month between 1 and 12),
  day integer not null check (day between 1 and 31)
);
insert into plan_check values (1949, 50, 6, 30);
call protect('plan_check', 'signed_in()');
revoke insert, update on plan_check from :app;
