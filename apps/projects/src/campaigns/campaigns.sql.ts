import { earlier, type Day } from '@cornerstone/kernel/day';
import { knownAsOf } from '@cornerstone/runtime/as-of';
import { firstByKey } from '@cornerstone/runtime/by-key';
import type { Window } from '@cornerstone/runtime/graph/page';
import { liesWithin } from '@cornerstone/runtime/region-copy';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { listingsAsOf } from '../ledger/listings.sql';
import { stillListed } from '../lifecycle/ending.sql';
import type { StartKind } from '../lifecycle/start-plan.rules';
import { Campaign } from './campaign.entity';
import type { Standing } from './campaigns.rules';

export interface FoundCampaigns { rows: Campaign[]; total: number }

/** Campaigns known by a day, the latest first. */
export async function findCampaigns(tx: Tx, kind: StartKind | null, window: Window, asOf: Day | null): Promise<FoundCampaigns> {
  const raws = await query<{ total: number } & Record<string, unknown>>(tx, `/* findCampaigns */ with found as (select * from campaign where ($1::text is null or kind = $1) and ($2::date is null or known_on <= $2::date))
    select f.*, t.total from (select count(*)::int as total from found) t left join (select * from found order by due_on desc, id desc offset ${window.offset} limit ${window.limit}) f on true`, [kind, asOf]);
  return { total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Campaign, raw)) };
}

const WORKING = "('UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY')";
/** Who belongs to it, by what was known when it opened. */
const MEMBER: Record<StartKind, (due: string) => string> = {
  RESUMPTION: () => "p.stage = 'SUSPENDED'",
  START: (due) => `p.stage in ('RESERVED', 'PREWORK', 'PLANNED_START') and last_day_of(p.build_start) <= ${due}`,
};
/** Whether it works on the day, and since when; a stop that came after the resumption undoes it. The day is null where only a list tells of it. */
const HAPPENED: Record<StartKind, { is: (of: string) => string; on: string }> = {
  RESUMPTION: { is: (of) => `${of}.stage in ${WORKING}`, on: 'n.resumed_on' },
  START: { is: (of) => `(${of}.stage in ${WORKING} or ${of}.started_on is not null)`, on: 'n.started_on' },
};

/** One campaign's members on a day, each with what became of it; a project that was removed from the list belongs no more (P2). */
function memberStatement(tx: Tx, campaign: Campaign, on: Day, parameters: unknown[]): string {
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const due = `${parameter(campaign.dueOn)}::date`;
  const { is, on: since } = HAPPENED[campaign.kind];
  const parts = [MEMBER[campaign.kind](due), "n.stage <> 'REMOVED'"];
  if (campaign.regionPaths.length > 0) parts.push(`exists (select 1 from unnest(${parameter(campaign.regionPaths)}::text[]) own where ${liesWithin('p.region_paths', 'own')})`);
  if (campaign.level) parts.push(`p.level = ${parameter(campaign.level)}`);
  if (campaign.programme) {
    const opens = `${parameter(campaign.opensOn)}::date`;
    parts.push(`exists (select 1 from ${listingsAsOf(campaign.opensOn)} l where l.project_id = p.id and l.known_on <= ${opens} and l.programme = ${parameter(campaign.programme)} and ${stillListed(opens)})`);
  }
  return `select ${parameter(campaign.id)}::text as campaign_id, p.id, p.code, ${is('n')} as done, ${is('n')} and coalesce(${since} <= ${due}, ${is('d')}) as in_time, ${parameter(on)}::date > ${due} as over
    from ${knownAsOf(tx, Project, campaign.opensOn)} p join ${knownAsOf(tx, Project, on)} n on n.id = p.id left join ${knownAsOf(tx, Project, earlier(on, campaign.dueOn))} d on d.id = p.id where n.withdrawn_on is null and ${parts.join(' and ')}`;
}

interface StandingRow extends Standing { campaignId: string }

/** What became of the members of each campaign by a day, in the order given; null of one that has not opened by then. */
export async function standingsOf(tx: Tx, campaigns: readonly { campaign: Campaign; on: Day }[]): Promise<(Standing | null)[]> {
  const parameters: unknown[] = [];
  const opened = campaigns.filter(({ campaign, on }) => campaign.opensOn <= on);
  if (opened.length === 0) return campaigns.map(() => null);
  const ids = (condition: string): string => `coalesce(array_agg(id order by code) filter (where ${condition}), '{}')`;
  const rows = await query<StandingRow>(tx, `/* campaignStandings */ with member as (${opened.map(({ campaign, on }) => memberStatement(tx, campaign, on, parameters)).join('\nunion all ')})
    select campaign_id as "campaignId", ${ids('in_time')} as done, ${ids('not in_time and not over')} as pending, ${ids('not in_time and over')} as missed, ${ids('not in_time and over and done')} as "doneLate" from member group by campaign_id`, parameters);
  return firstByKey(campaigns.map(({ campaign }) => campaign.id), rows, 'campaignId').map((found, at) => found ?? (opened.includes(campaigns[at] as never) ? { done: [], pending: [], missed: [], doneLate: [] } : null));
}
