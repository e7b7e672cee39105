import type { DefectKind } from '@cornerstone/events/projects-defects';
import { yearOf, type Day } from '@cornerstone/kernel/day';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { standingsOf } from '../campaigns/campaigns.sql';
import { BEGUN } from '../lifecycle/begun.sql';
import { Campaign } from '../campaigns/campaign.entity';
import { gapParameters, gaps, type GapKind } from '../leaders/gaps.sql';
import { open as openPlans, WAITS_FOR } from '../lifecycle/start-plan.sql';
import { countedReports, plansKnown } from '../pace/counted.sql';
import { checkOf } from '../pace/pace.rules';
import { planChecks } from '../pace/pace.sql';
import { movedBy } from '../reserve/entries.sql';
import { presenceAsked } from '../presence/presence.sql';
import { policyOn } from '../reserve/policy.sql';
import { lateMilestones } from './late-milestones';

/**
 * SQL of what a kind holds on a day: project_id, about, due_on (grace included), label. $1 the day, $2 days of grace; its own parameters come after.
 * Whether something is due follows from today's rows: a plan that was moved or a project that left the list is due no more.
 */
export interface Holding { sql: string; parameters: unknown[] }
export interface Looking { tx: Tx; today: Day; graceDays: number; /** First day of the look, and years of what stands open. */ since: Day; openAbout: readonly string[] }

const LIVE = "p.withdrawn_on is null and p.stage not in ('REMOVED', 'CANCELLED')";
const GRACE = '$2::int';
const plain = (sql: string, ...parameters: unknown[]): Holding => ({ sql, parameters });
/** The parameters of another statement behind one's own. */
const behind = (sql: string, before: number): string => sql.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`);

/** SQL: a report `r` holds the period of a rhythm that ends on a day (P6). */
export const holdsPeriod = (rhythm: string, end: string): string => `((${rhythm} = 'MONTH' and r.year = extract(year from ${end}) and extract(month from ${end}) between coalesce(r.from_month, r.month) and r.month)
  or (${rhythm} = 'WEEK' and r.year = extract(isoyear from ${end}) and r.week = extract(week from ${end})) or (${rhythm} = 'DAY' and r.day = ${end}))`;

const plans = (select: string): Holding => plain(`with project_then as (select p.* from project p where ${LIVE}), open as (${openPlans('null')}) ${select}`);
const WAITS_SINCE = "coalesce('/' || p.suspended_on, '')";

/** Nobody carries it, or nobody of its level, days after it came on a key list or was left by who did (P7). */
const gap = (missing: GapKind) => ({ tx }: Looking): Holding => plain(`with ${behind(gaps(tx, null), 2)} select g.project_id, '${missing}' as about, ${GRACE} + greatest(
    (select min(l.known_on) from listing l where l.project_id = g.project_id and l.withdrawn_on is null and l.level is not null), (select max(o.ended_known_on) from project_leader o where o.project_id = g.project_id)) as due_on, p.level as label
  from gap g join project p on p.id = g.project_id where p.level is not null and '${missing}' = any(g.missing)`, ...gapParameters({ path: null, level: null, asOf: null }));

/** Half of the year's plan, or the share the setting says (P5): of this year, and of earlier ones that stand open. The plan is that of the check's day. */
async function halfYear({ tx, today, openAbout }: Looking): Promise<Holding> {
  const checks = await planChecks(tx);
  const parameters: unknown[] = [];
  const parts = [...new Set([yearOf(today), ...openAbout.map(Number)])].map((year) => {
    const { sharePercent, on } = checkOf(year, checks);
    const [known, years, day, share] = [null, [year], on, sharePercent].map((value) => `$${2 + parameters.push(value)}`) as [string, string, string, string];
    return `select p.id as project_id, '${year}' as about, ${day}::date + ${GRACE} as due_on, '${year}' as label from (with ${countedReports(known, `${years}::int[]`)}, ${plansKnown(day, `${years}::int[]`)},
      done as (select project_id, sum(investment) as done from counted_report where ends <= ${day}::date group by project_id)
      select k.project_id, k.planned, coalesce(d.done, 0) as done from plan_known k left join done d using (project_id)) k join project p on p.id = k.project_id where ${LIVE} and k.planned > 0 and k.done * 100 < k.planned * ${share}::numeric`;
  });
  return plain(parts.join('\nunion all '), ...parameters);
}

const told = (rows: readonly object[]): Holding => plain('select project_id, about, due_on + $2::int as due_on, label from jsonb_to_recordset($3::jsonb) as t(project_id text, about text, due_on date, label text)', JSON.stringify(rows));

/** Members of a campaign that had not started or resumed by its day and still have not (P2, 000). */
async function campaigns({ tx, today, since, openAbout }: Looking): Promise<Holding> {
  const over = await select(tx, Campaign, '/* campaignsOver */ select * from campaign where due_on < $1 and (due_on >= $2 or id = any($3)) order by id', [today, since, openAbout]);
  const standings = await standingsOf(tx, over.map((campaign) => ({ campaign, on: today })));
  return told(over.flatMap(({ id, dueOn, name }, at) => {
    const late = new Set(standings[at]?.doneLate);
    return (standings[at]?.missed ?? []).filter((projectId) => !late.has(projectId)).map((projectId) => ({ project_id: projectId, about: id, due_on: dueOn, label: name }));
  }));
}

const ofRound = (list: string): string => `from round_entry e join round r on r.id = e.round_id join project p on p.id = e.project_id where e.list = '${list}' and e.removed_known_on is null and ${LIVE}`;

/**
 * Entries of the reserve library that no session of a quarter decided (P1, 002 每季度末): of each quarter that ended since the first look, and not made good by a later one.
 * A session of a narrower scope decides its own entries only.
 */
const sessions = ({ since }: Looking): Holding => plain(`select e.project_id, q.name as about, q.ends + ${GRACE} as due_on, q.name as label from reserve_entry e join project p on p.id = e.project_id
  cross join lateral (select to_char(d, 'YYYY"Q"Q') as name, extract(year from d)::int as year, extract(quarter from d)::int as quarter, (d + interval '3 months - 1 day')::date as ends
    from generate_series(date_trunc('quarter', greatest(e.admitted_on, $3::date - ${GRACE})::timestamp), $1::date::timestamp, interval '3 months') d) q
  where e.state = 'ADMITTED' and ${LIVE} and q.ends < $1::date and (e.decided_quarter is null or e.decided_quarter < q.name)
    and not exists (select 1 from reserve_session s where s.year = q.year and s.quarter = q.quarter and (s.category is null or s.category = e.category) and (s.level is null or s.level = e.level) and ${liesWithin('p.region_paths', 's.region_path')})`, since);

export const HOLDING: Readonly<Record<DefectKind, (looking: Looking) => Holding | Promise<Holding>>> = {
  REPORT_MISSED: () => plain(`select m.project_id, m.rhythm || '/' || m.period_end as about, m.due_on + ${GRACE} as due_on, case m.rhythm when 'MONTH' then '月报' when 'WEEK' then '周报' else '日报' end || ' ' || m.period_end as label
    from missed_report m join project p on p.id = m.project_id where ${LIVE} and not exists (select 1 from report r where r.project_id = m.project_id and ${holdsPeriod('m.rhythm', 'm.period_end')})`),
  VERIFICATION_MISSED: () => plain(`select v.project_id, v.id as about, v.due_on + ${GRACE} as due_on, null::text as label from verification_due v join project p on p.id = v.project_id where v.overdue_known_on is not null and v.verification_id is null and ${LIVE}`),
  START_PLAN_MISSING: () => plans(`select p.id as project_id, ${WAITS_FOR} || ${WAITS_SINCE} as about, ${GRACE} + case when p.stage = 'SUSPENDED' then p.suspended_on else last_day_of(p.build_start) end as due_on, null::text as label from project_then p
    where (p.stage = 'SUSPENDED' or (${WAITS_FOR} = 'START' and last_day_of(p.build_start) < $1::date)) and not exists (select 1 from open o where o.project_id = p.id)`),
  START_PLAN_OVERDUE: () => plans(`select o.project_id, o.kind || coalesce('/' || o.stopped_on, '') as about, o.target_on + ${GRACE} as due_on, case o.kind when 'START' then '开工' else '复工' end as label from open o`),
  CAMPAIGN_MISSED: campaigns,
  ROUND_START_OVERDUE: () => plain(`select e.project_id, r.code as about, r.held_on + r.start_evidence_days + ${GRACE} as due_on, r.name as label ${ofRound('START')}
    and r.held_on + r.start_evidence_days < $1::date and not exists (select 1 from event v where v.project_id = e.project_id and v.type = 'projects.project.started.v1')`),
  SIGNED_NOT_STARTED: () => plain(`select e.project_id, r.code as about, r.held_on + ${GRACE} as due_on, r.name as label ${ofRound('SIGNING')} and r.held_on < $1::date and not ${BEGUN}`),
  RESERVE_STALE: async ({ tx, today }) => plain(`select e.project_id, e.id as about, ${movedBy('null')} + $3::int + ${GRACE} as due_on, null::text as label from reserve_entry e join project p on p.id = e.project_id where e.state = 'ADMITTED' and ${LIVE}`, (await policyOn(tx, today, null)).staleAfterDays),
  LEADER_MISSING: gap('LEADER'), LEADER_BELOW_LEVEL: gap('LEADER_OF_LEVEL'), OFFICER_MISSING: gap('POLICE_OFFICER'),
  MILESTONE_LATE: async ({ tx, today }) => told((await lateMilestones(tx, today)).map(({ projectId, name, due }) => ({ project_id: projectId, about: name, due_on: due, label: name }))),
  HALF_YEAR_MISSED: halfYear, SESSION_NOT_HELD: sessions,
  LEAD_NOT_LANDED: () => plain(`select l.project_id, l.id as about, l.signed_on + ${GRACE} as due_on, l.name as label from lead l join project p on p.id = l.project_id
    where l.status = 'SIGNED' and l.signed_on is not null and ${LIVE} and not ${BEGUN} and not exists (select 1 from lead_landing d where d.lead_id = l.id)`),
  CAPACITY_ACCOUNT_MISSING: () => plain(`select p.id as project_id, 'OPENED' as about, p.commissioned_on + ${GRACE} as due_on, null::text as label from project p
    where p.stage = 'COMMISSIONED' and p.commissioned_on is not null and ${LIVE} and not exists (select 1 from capacity_entry c where c.project_id = p.id)`),
  CAPACITY_OVERDUE: () => plain(`select c.project_id, 'SETTLED' as about, c.due_on + ${GRACE} as due_on, null::text as label from capacity_entry c join project p on p.id = c.project_id
    where c.step = 'OPENED' and c.due_on is not null and p.stage = 'COMMISSIONED' and ${LIVE} and not exists (select 1 from capacity_entry d where d.corrects = c.id)`),
  PRESENCE_MISSING: ({ tx, today }) => plain(`with ${behind(presenceAsked(tx, null), 2)} select a.project_id, a.stage as about, a.fell_on + case a.stage when 'WORKS' then 0 else a.days_around end + ${GRACE} as due_on,
    case a.stage when 'START' then '开工' when 'WORKS' then '建设' else '竣工' end as label from asked a where not a.present`, null, today),
};

/** SQL over a defect `d` that holds no more: the day on which it was done, where a row says; else it is the day on which it was found to be done. */
export const MET_ON: Partial<Readonly<Record<DefectKind, string>>> = {
  REPORT_MISSED: `(select min(r.known_on) from report r where r.project_id = d.project_id and ${holdsPeriod("split_part(d.about, '/', 1)", "split_part(d.about, '/', 2)::date")})`,
  VERIFICATION_MISSED: '(select v.done_known_on from verification_due v where v.id = d.about)',
  MILESTONE_LATE: '(select max(r.done_on) from milestone_report r where r.project_id = d.project_id and r.name = d.about)',
  LEAD_NOT_LANDED: '(select least(min(n.on_day), min(p.started_on)) from project p left join lead_landing n on n.lead_id = d.about where p.id = d.project_id)', CAPACITY_OVERDUE: '(select p.at_capacity_on from project p where p.id = d.project_id)',
  SESSION_NOT_HELD: "(select max(s.closed_on) from reserve_decision r join reserve_session s on s.id = r.session_id join reserve_entry e on e.id = r.entry_id where e.project_id = d.project_id and s.year || 'Q' || s.quarter >= d.about)",
  PRESENCE_MISSING: '(select max(s.known_on) from site_presence s where s.project_id = d.project_id and s.stage = d.about and s.withdrawn_known_on is null)',
  ROUND_START_OVERDUE: '(select p.started_on from project p where p.id = d.project_id)', SIGNED_NOT_STARTED: '(select p.started_on from project p where p.id = d.project_id)',
};

export interface Found { projectId: string; about: string; dueOn: Day; label: string | null }
export interface Over { id: string; projectId: string; about: string; metOn: Day }

/** What of a kind is due, was not when it was first looked for, and is not told of yet. */
export const untoldDefects = (tx: Tx, kind: DefectKind, { sql, parameters }: Holding, { today, graceDays, since }: Looking, most: number): Promise<Found[]> =>
  query(tx, `/* untoldDefects ${kind} */ with holding as materialized (${sql}) select h.project_id as "projectId", h.about, h.due_on::text as "dueOn", h.label from holding h
    where h.due_on < $1::date and h.due_on >= '${since}'::date and ($2::int is null or true) and not exists (select 1 from project_defect d where d.kind = '${kind}' and d.project_id = h.project_id and d.about = h.about and d.met_on is null) order by 1, 2 limit ${most}`, [today, graceDays, ...parameters]);

/** What was told of and holds no more. */
export const overDefects = (tx: Tx, kind: DefectKind, { sql, parameters }: Holding, { today, graceDays }: Looking, most: number): Promise<Over[]> =>
  query(tx, `/* overDefects ${kind} */ with holding as materialized (${sql}) select d.id, d.project_id as "projectId", d.about, coalesce(${MET_ON[kind] ?? 'null'}, $1::date)::text as "metOn" from project_defect d
    where d.kind = '${kind}' and d.met_on is null and ($2::int is null or true) and not exists (select 1 from holding h where h.project_id = d.project_id and h.about = d.about and h.due_on < $1::date) order by 2, 1 limit ${most}`, [today, graceDays, ...parameters]);
