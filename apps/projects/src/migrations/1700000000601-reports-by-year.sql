-- What is asked of one project's reports: report_once holds no corrections.
create index report_of_project on report (project_id, year);

-- What a project's reports make of a year (P6), kept with each of them; by whom it is counted is in pace/counted.sql.ts, which walks the reports as of a day.
-- m2 to m12, q2 to q4: what was done by reports that lie wholly in that month or quarter alone; c1 to c12: from January up to the end of that month; null where none does.
-- early: a week that began in the year before. t1 to t12: the first day on which a report that holds the month was known.
do $$
declare
  months text := (select string_agg(format('m%s numeric', n), ', ' order by n) from generate_series(1, 12) n);
  quarters text := (select string_agg(format('q%s numeric', n), ', ' order by n) from generate_series(2, 4) n);
  upto text := (select string_agg(format('c%s numeric', n), ', ' order by n) from generate_series(1, 12) n);
  told text := (select string_agg(format('t%s date', n), ', ' order by n) from generate_series(1, 12) n);
  columns text := (select string_agg(name, ', ' order by kind, n) from (
    select 1 as kind, n, 'm' || n as name from generate_series(1, 12) n union all select 2, n, 'q' || n from generate_series(2, 4) n union all select 3, n, 'c' || n from generate_series(1, 12) n
    union all select 4, 1, 'early' union all select 5, n, 't' || n from generate_series(1, 12) n) c);
  sums text := concat_ws(', ',
    (select string_agg(format('sum(done) filter (where first = %s and last = %s)', n, n), ', ' order by n) from generate_series(1, 12) n),
    (select string_agg(format('sum(done) filter (where first >= %s and last <= %s)', 3 * n - 2, 3 * n), ', ' order by n) from generate_series(2, 4) n),
    (select string_agg(format('sum(done) filter (where first >= 1 and last <= %s)', n), ', ' order by n) from generate_series(1, 12) n),
    'sum(done) filter (where first = 0)',
    (select string_agg(format('min(known_on) filter (where month >= %s and coalesce(from_month, month) <= %s)', n, n), ', ' order by n) from generate_series(1, 12) n));
  renewed text := (select string_agg(format('%s = excluded.%s', name, name), ', ') from regexp_split_to_table(columns, ', ') name);
begin
  execute format('create table report_year (project_id text not null references project (id), year integer not null, %s, %s, %s, early numeric, %s, places text not null, primary key (year, project_id)) with (fillfactor = 80)', months, quarters, upto, told);
  -- Months count, weeks where no month's report holds any of their days, days never; of a correction and what it corrects the correction alone.
  execute format($made$
    create function keep_report_years(ids text[], years integer[]) returns void language plpgsql security definer set search_path = public, pg_temp as $body$
    begin
      insert into report_year (project_id, year, places, %1$s)
      with named as (select * from unnest(ids, years) n(project_id, year)),
      touched as (select project_id, year from named union select w.project_id, w.year from named n join report w on w.project_id = n.project_id and w.year in (n.year - 1, n.year + 1) and w.week is not null),
      told as (
        select r.project_id, r.year, r.month, r.from_month, r.known_on,
          case when not exists (select 1 from report a where a.amends = r.id) and (r.month is not null or not exists (
            select 1 from report m where m.project_id = r.project_id and m.year between r.year - 1 and r.year + 1 and m.month is not null and not exists (select 1 from report a where a.amends = m.id)
              and make_date(m.year, coalesce(m.from_month, m.month), 1) <= w.monday + 6 and (make_date(m.year, m.month, 1) + interval '1 month')::date > w.monday)) then r.investment end as done,
          case when r.month is not null then coalesce(r.from_month, r.month) when extract(year from w.monday) < r.year then 0 else extract(month from w.monday)::int end as first,
          case when r.month is not null then r.month when extract(year from w.monday + 6) > r.year then 13 else extract(month from w.monday + 6)::int end as last
        from touched t join report r on r.project_id = t.project_id and r.year = t.year and r.day is null
          cross join lateral (select case when r.week is not null then to_date(r.year || '-' || r.week, 'IYYY-IW') end as monday) w)
      select t.project_id, t.year, places_of(min(p.region_paths)), %2$s from told t join project p on p.id = t.project_id group by t.project_id, t.year
      on conflict (year, project_id) do update set %3$s;
    end $body$ $made$, columns, sums, renewed);
end $$;
-- Where its project lies, so that a hundred thousand rows are not looked up to know who may see them.
call protect('report_year', '(select sees_all()) is not null or places like any ((select own_places())::text[])');
revoke insert, update on report_year from :app, :worker;
-- It is kept by what the owner of the tables does, whoever reports: no plan of it depends on who may see what.
create policy kept_by_owner on report_year to current_user using (true) with check (true);
create policy read_by_owner on report for select to current_user using (true);

create function report_told() returns trigger language plpgsql as $$
begin
  perform keep_report_years(array_agg(project_id), array_agg(year)) from (select distinct project_id, year from told where day is null) told_year;
  return null;
end $$;
create trigger report_told after insert on report referencing new table as told for each statement execute function report_told();

-- What was reported before.
select keep_report_years(array_agg(project_id), array_agg(year)) from (select distinct project_id, year from report where day is null) told_year;
