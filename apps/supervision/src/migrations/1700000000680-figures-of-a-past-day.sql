-- Figures as of a day are read as those of now are. What is kept of a project and year holds from a day on; what held before lies beside it, with the day on which it ended.
-- What was reported changes every month and the rest does not: it is kept apart, a row a project and year. All of it is worked out anew at the next start (portfolio/kept.sql.ts).
truncate portfolio_row;
alter table portfolio_row drop column done, drop column done_of_planned, drop column done_to, add column planned_years integer[], add column known_from date not null;
alter policy seen on portfolio_row using ((select sees_all()) is not null or exists (select 1 from project_copy p where p.id = portfolio_row.id)) with check ((select sees_all()) is not null or exists (select 1 from project_copy p where p.id = portfolio_row.id));

create table portfolio_past (like portfolio_row, known_until date not null, primary key (id, year, known_from));
create index portfolio_past_of_day on portfolio_past (year, known_from, known_until);
call protect('portfolio_past', '(select sees_all()) is not null or exists (select 1 from project_copy p where p.id = portfolio_past.id)');
call rebuildable('portfolio_past');
revoke insert, update on portfolio_past from :app;

-- Investment reported of a year, in the order in which it became known: from each of `days` up to the next it is what stands at the same place of `done`, and of `period` up to the last month that had ended.
-- `done_to`: as all that is known says, up to the end of each month. A report adds a day; one row is one look, however many reports there were.
create table portfolio_done (
  year integer not null,
  id text not null,
  days date[] not null,
  done numeric[] not null,
  period numeric[] not null,
  done_to numeric[],
  primary key (year, id)
) with (fillfactor = 80);
create index portfolio_done_of_project on portfolio_done (id);
call protect('portfolio_done', '(select sees_all()) is not null or exists (select 1 from project_copy p where p.id = portfolio_done.id)');
call rebuildable('portfolio_done');
revoke insert, update on portfolio_done from :app;
