import type { Day } from '@cornerstone/kernel/day';
import type { Ratio } from '@cornerstone/kernel/rate';
import { knownAsOf } from '@cornerstone/runtime/as-of';
import type { Window } from '@cornerstone/runtime/graph/page';
import { isInside, regionPath } from '@cornerstone/runtime/region-copy';
import { hydrate } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { knownProjects } from '../ledger/known-projects.sql';
import { Lead } from './lead.entity';
import type { LeadFilter } from './leads.inputs';
import type { Landing } from './leads.rules';

const rateGroups = ['REGION', 'CHAIN', 'YEAR'] as const;
export type RateGroup = (typeof rateGroups)[number];
export const allRateGroups = rateGroups;
export type Part = 'NUMERATOR' | 'DENOMINATOR';
/** Of which leads, as known when, and what counts as landed. */
export interface RateScope { filter: LeadFilter; asOf: Day | null; counts: readonly Landing[]; by: RateGroup | null }
interface Where { where: string; parameters: unknown[]; within: string | null }

async function whereOf(tx: Tx, filter: LeadFilter, asOf: Day | null): Promise<Where> {
  const parameters: unknown[] = [asOf];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['($1::date is null or true)'];
  const within = filter.region ? await regionPath(tx, filter.region, 'P12') : null;
  if (within) { const path = parameter(within); parts.push(isInside('l.region_path', path)); }
  if (filter.chain) { const chain = parameter(filter.chain); parts.push(`(l.chain = ${chain} or starts_with(l.chain, ${chain} || '.'))`); }
  if (filter.gap) parts.push(`l.gap = ${parameter(filter.gap)}`);
  if (filter.status) parts.push(`l.status = any(${parameter(filter.status)}::text[])`);
  if (filter.signedIn) parts.push(`extract(year from l.signed_on) = ${parameter(filter.signedIn)}`);
  if (filter.round) parts.push(`l.round_id = (select id from round where code = ${parameter(filter.round)})`);
  if (filter.text) { const text = parameter(filter.text.toLowerCase()); parts.push(`(position(${text} in lower(l.name)) > 0 or position(${text} in lower(l.investor)) > 0)`); }
  return { where: parts.join(' and '), parameters, within };
}

const page = (found: string, { offset, limit }: Window): string =>
  `select f.*, t.total from (select count(*)::int as total from ${found}) t left join (select * from ${found} order by known_on, id offset ${offset} limit ${limit}) f on true order by f.known_on, f.id`;
const leadsOf = (tx: Tx, raws: readonly ({ total: number } & Record<string, unknown>)[]): { rows: Lead[]; total: number } => ({ total: raws[0]?.total ?? 0, rows: raws.filter((raw) => raw['id'] !== null).map((raw) => hydrate(tx, Lead, raw)) });

/** A page of leads, as known on a day, the first known first. */
export async function findLeads(tx: Tx, filter: LeadFilter, asOf: Day | null, window: Window): Promise<{ rows: Lead[]; total: number }> {
  const { where, parameters } = await whereOf(tx, filter, asOf);
  return leadsOf(tx, await query(tx, `/* findLeads */ with found as (select l.* from ${knownAsOf(tx, Lead, asOf)} l where ${where}) ${page('found', window)}`, parameters));
}

const KEYS = (depth: number): Record<RateGroup, string> => ({ REGION: `(string_to_array(l.region_path, '.'))[least(${depth}, cardinality(string_to_array(l.region_path, '.')))]`, CHAIN: 'l.chain', YEAR: "extract(year from l.signed_on)::int::text" });

/** 签约落地率: what was signed, what of it landed by one of the ways that count; a reported start of its project (P2) is a landing by start. A lead that was dropped after its contract stays in the denominator. */
async function signed(tx: Tx, { filter, asOf, counts, by }: RateScope): Promise<{ sql: string; parameters: unknown[] }> {
  const { where, parameters, within } = await whereOf(tx, filter, asOf);
  const key = by === null ? 'null::text' : KEYS((within?.split('.').length ?? 1) + 1)[by];
  const ways = `$${parameters.push(counts)}::text[]`;
  return {
    sql: `${knownProjects(tx, asOf)}, signed as (select l.*, ${key} as key, exists (select 1 from lead_landing d where d.lead_id = l.id and d.how = any(${ways}) and ($1::date is null or d.known_on <= $1::date)) or ('START' = any(${ways}) and p.started_on is not null) as landed
      from ${knownAsOf(tx, Lead, asOf)} l left join known p on p.id = l.project_id where ${where} and l.signed_on is not null)`, parameters,
  };
}

export interface RateRow { key: string | null; rate: Ratio }

export async function landingRates(tx: Tx, scope: RateScope): Promise<RateRow[]> {
  const { sql, parameters } = await signed(tx, scope);
  const rows = await query<{ key: string | null; landed: string; signed: string }>(tx, `/* landingRates */ with ${sql}
    select ${scope.by === null ? 'null::text as key' : 'key'}, count(*) filter (where landed)::text as landed, count(*)::text as signed from signed ${scope.by === null ? '' : 'group by key order by key'}`, parameters);
  return rows.map(({ key, landed, signed: below }) => ({ key, rate: { numerator: landed, denominator: below } }));
}

/** The leads behind a rate, or behind one of its parts by region, chain or year. */
export async function leadsBehind(tx: Tx, scope: RateScope, key: string | null, part: Part, window: Window): Promise<{ rows: Lead[]; total: number }> {
  const { sql, parameters } = await signed(tx, scope);
  const own = scope.by === null ? '' : `and key is not distinct from $${parameters.push(key)}::text`;
  return leadsOf(tx, await query(tx, `/* leadsBehind */ with ${sql}, found as (select * from signed where (landed or $${parameters.push(part === 'DENOMINATOR')}) ${own}) ${page('found', window)}`, parameters));
}
