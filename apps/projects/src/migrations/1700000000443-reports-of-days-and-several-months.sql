-- A report is of a month (or of several, January and February told together), of a week, or in a sprint of a day (P6).
alter table report add column day date, add column from_month integer check (from_month between 1 and month - 1);
alter table report drop constraint report_check;
alter table report add constraint report_of_one_rhythm check (num_nonnulls(month, week, day) = 1);
drop index report_once;
create unique index report_once on report (project_id, year, coalesce(month, 0), coalesce(week, 0), coalesce(day, '-infinity')) where amends is null;
create index report_of_period on report (year, month, week, day, project_id);

create table report_batch (
  id text primary key,
  mode text not null,
  accepted integer not null,
  refused integer not null,
  outcomes jsonb not null,
  known_on date not null,
  by text not null
);
-- What one sent oneself: it names projects that others may not see.
call protect('report_batch', 'by = nullif(current_setting(''app.actor'', true), '''')');
