-- By when a period is to be reported (P6): days after its end. The latest row by the period's last day counts.
create table report_due (
  rhythm text not null,
  since date not null,
  due_days integer not null check (due_days >= 0),
  unit text not null check (unit in ('CALENDAR', 'WORKING')),
  primary key (rhythm, since)
);
insert into report_due values ('MONTH', '1949-10-01', 5, 'CALENDAR'), ('WEEK', '1949-10-01', 1, 'CALENDAR'), ('DAY', '1949-10-01', 1, 'CALENDAR');
call protect('report_due', 'signed_in()');

-- A sprint: its projects report each day or each week, beside the months.
create table sprint (
  id text primary key,
  name text not null,
  rhythm text not null check (rhythm in ('DAY', 'WEEK')),
  region_code text not null,
  region_path text not null,
  level text,
  programme text,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  source text,
  known_on date not null,
  version integer not null
);
create index sprint_by_days on sprint (from_day, to_day);
-- Whoever reports for a project below must see the sprint of the city or the province above.
call protect('sprint', 'signed_in()');

-- What was told of as missing, once for each project and period; and up to which day due reports were looked at.
create table missed_report (
  project_id text not null references project (id),
  rhythm text not null,
  period_end date not null,
  due_on date not null,
  told_on date not null,
  primary key (project_id, rhythm, period_end)
);
call protect('missed_report', 'exists (select 1 from project p where p.id = project_id)');
create table report_watch (watched_to date not null, only_row boolean primary key default true check (only_row));
call protect('report_watch', 'signed_in()');
revoke insert, update on report_due, missed_report, report_watch from :app;
