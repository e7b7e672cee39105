-- What period and due rates need: when a start is planned, and what of a plan and of reports lies up to the end of each month. A house from before hears it by `cornerstone events replay supervision`.
alter table project_fact add column build_start text;
alter table plan_fact add column planned_to numeric(20,2)[];
-- The rows kept before are worked out anew at the next start.
delete from portfolio_row;
alter table portfolio_row add column start_due date, add column start_late boolean, add column planned_to numeric[], add column done_to numeric[];

-- Reports of a year by project from the index alone, with the month they belong to.
drop index progress_fact_done;
create index progress_fact_done on progress_fact (year, project_id) include (investment, known_on, report_id, month, week);

-- The last day of a date as precise as its source: 2019, 2019-06, 2019-Q2, 2019-06-30. By its length: read for each of a hundred thousand projects, where patterns took a second.
create function last_day_of(said text) returns date language sql immutable parallel safe as $$
  select case length(said)
    when 4 then make_date(said::int, 12, 31)
    when 7 then (make_date(left(said, 4)::int, case substr(said, 6, 1) when 'Q' then right(said, 1)::int * 3 else right(said, 2)::int end, 1) + interval '1 month - 1 day')::date
    when 10 then said::date
  end
$$;
