import { listingsOn } from '../ledger/listings.sql';
import { stillListed } from '../lifecycle/ending.sql';

/*
 * Reports that make a project's year, as SQL: what periods.rules.ts says of one project, for all at once. A month's report counts, a week's where no
 * month's report holds any of its days, a day's never.
 */
const ofMonth = (month: string): string => `make_date(r.year, ${month}, 1)`;
const ofWeek = "to_date(r.year || '-' || r.week, 'IYYY-IW')";

/** Parts of a chain: `counted_report` (project_id, year, investment, begins, ends) as known on `day`, of the years in the array `years`. */
export const countedReports = (day: string, years: string): string => `spoken as (
  select r.id, r.project_id, r.year, r.month, r.investment, coalesce(${ofMonth('coalesce(r.from_month, r.month)')}, ${ofWeek}) as begins, coalesce((${ofMonth('r.month')} + interval '1 month - 1 day')::date, ${ofWeek} + 6) as ends
  from report r where r.day is null and (r.year = any(${years}) or (r.month is not null and (r.year - 1 = any(${years}) or r.year + 1 = any(${years})))) and (${day}::date is null or r.known_on <= ${day}::date)
    and not exists (select 1 from report a where a.amends = r.id and (${day}::date is null or a.known_on <= ${day}::date))),
held as (select w.id from spoken w join spoken m on m.project_id = w.project_id and m.month is not null and m.begins <= w.ends and w.begins <= m.ends where w.month is null),
counted_report as (
  select project_id, year, investment, begins, ends from spoken r where year = any(${years}) and not exists (select 1 from held h where h.id = r.id))`;

/** The plan of each project and year as known on a day: the latest version, else what the highest list that it has not left says. */
export const plansKnown = (day: string, years: string): string => `plan_known as (
  select distinct on (project_id, year) project_id, year, investment as planned, planned_start, planned_completion from (
    select project_id, year, investment, planned_start, planned_completion, plan_version, 0 as rank, known_on, id from plan
    union all select project_id, year, annual_plan, planned_start, planned_completion, 0, coalesce(array_position(array['NATIONAL','PROVINCIAL','CITY','COUNTY'], level), 9), known_on, id from ${listingsOn(day)} l where annual_plan is not null and ${stillListed(day)}) told
  where year = any(${years}) and (${day}::date is null or known_on <= ${day}::date) order by project_id, year, plan_version desc, rank, known_on desc, id desc)`;
