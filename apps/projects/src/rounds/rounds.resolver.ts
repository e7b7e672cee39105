import { toYuan } from '@cornerstone/kernel/money';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { Change } from '@cornerstone/runtime/graph/change';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter, record } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import { insert, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { addRows } from './add-rows';
import { RoundEntry } from './entry.entity';
import { Round, RoundAdjustment } from './round.entity';
import { AddToRoundInput, CloseRoundInput, OpenRoundInput, RemoveFromRoundInput } from './rounds.inputs';
import { adjustRound, closeRound, openRound, type Opening } from './rounds.rules';
import { MOST_ROWS, usualTerms } from './rounds.settings';
import { loadRound } from './rounds.sql';

const words = (text: string | null | undefined, field: string): string | null => (text ? plainText(text, field, 100) : null);

async function openingOf(tx: Tx, input: OpenRoundInput): Promise<Opening> {
  const kind = input.kind ?? 'THREE_BATCHES';
  const which = input.season ?? String(input.number ?? input.heldOn.slice(5)).padStart(2, '0');
  const venues = [];
  for (const { kind: venueKind, name, region } of input.venues ?? []) venues.push({ kind: venueKind, name: plainText(name, 'venue', 100), region, path: await regionPath(tx, region, 'P10') });
  return {
    code: input.code ?? `${input.region}-${kind === 'THREE_BATCHES' ? '3B' : 'CS'}-${input.year}-${which}`, kind, name: input.name, year: input.year, number: input.number ?? null, quarter: input.quarter ?? null, season: input.season ?? null,
    region: input.region, regionPath: await regionPath(tx, input.region, 'P10'), heldOn: input.heldOn, venues,
    thresholds: (input.thresholds ?? []).map(({ list, sector, condition, minimum }) => ({ list, sector: words(sector, 'sector'), condition: words(condition, 'condition'), minimum: toYuan(fenOf(minimum)) })),
    exceptions: (input.exceptions ?? []).map((each) => plainText(each, 'exception', 100)), conversion: input.conversion ?? 'REFUSE', startEvidenceDays: input.startEvidenceDays ?? usualTerms.startEvidenceDays, removalGrounds: (input.removalGrounds ?? usualTerms.removalGrounds).map((each) => plainText(each, 'removalGround', 100)), adjustmentsPerYear: input.adjustmentsPerYear ?? usualTerms.adjustmentsPerYear,
  };
}

@Resolver()
export class RoundsResolver {
  @Change(() => Round, () => OpenRoundInput, 'Opens a round of three batches, or a concentrated start campaign, with its venues and terms (P10). · 开启期次')
  async openRound(tx: Tx, input: OpenRoundInput): Promise<Round> {
    const opening = await openingOf(tx, input);
    requireWithin(tx.actor, [opening.regionPath]);
    const decided = openRound(opening, knownSince(tx, input));
    const { region, venues, thresholds, exceptions, removalGrounds, ...told } = opening;
    const [taken] = await query<{ code: string }>(tx, '/* roundTaken */ select code from round where code = $1 or (region_code = $2 and kind = $3 and year = $4 and (number = $5 or season = $6)) limit 1', [decided.data.code, region, told.kind, told.year, told.number, told.season]);
    if (taken) throw new Rejection('P10.round-known', { en: `Round ${taken.code} is this one already.`, zh: `该期次已存在：${taken.code}。` }, { code: taken.code });
    return enter(tx, Round, {
      ...told, id: newId('rnd'), code: decided.data.code, name: decided.data.name, regionCode: region, regionPaths: [...new Set([opening.regionPath, ...venues.map(({ path }) => path)])], venues: [...venues], thresholds: [...thresholds], exceptions: [...exceptions], removalGrounds: [...removalGrounds],
      lastAdditionId: null, closedOn: null, closedKnownOn: null, knownOn: decided.knownOn,
    }, [decided]);
  }

  @Change(() => Round, () => AddToRoundInput, 'Adds one project or many to a list of a round; rows that are refused refuse all, or say why (P10). · 列入期次')
  async addToRound(tx: Tx, input: AddToRoundInput): Promise<Round> {
    const round = await loadRound(tx, input.round, input);
    const rows = input.projects.map(({ investment, ...row }) => ({ projectId: row.projectId, investment: investment ? fenOf(investment) : null, sector: row.sector ?? null, venue: row.venue ?? null, conditions: row.conditions ?? [], exception: row.exception ?? null, exceptionAuthority: row.exceptionAuthority ?? null }));
    return addRows(tx, round, { list: input.list, rows, mode: input.mode ?? 'ALL_OR_NOTHING', knownOn: knownSince(tx, input) });
  }

  @Change(() => Round, () => RemoveFromRoundInput, 'Takes projects out of a list of a round, for objective reasons and once a year (P10). · 调出期次')
  async removeFromRound(tx: Tx, input: RemoveFromRoundInput): Promise<Round> {
    if (input.projectIds.length > MOST_ROWS) throw badInput('P10.rows-out-of-range', { en: `At most ${MOST_ROWS} projects at a time.`, zh: `一次最多 ${MOST_ROWS} 个项目。` }, { rows: input.projectIds.length });
    const round = await loadRound(tx, input.round, input);
    requireWithin(tx.actor, [round.regionPath]);
    const knownOn = knownSince(tx, input);
    const projects = new Map((await select(tx, Project, '/* projects of an adjustment */ select * from project where id = any($1) order by id for update', [input.projectIds])).map((project) => [project.id, project]));
    const entries = await select(tx, RoundEntry, '/* entriesToRemove */ select * from round_entry where round_id = $1 and project_id = any($2) and removed_known_on is null', [round.id, [...projects.keys()]]);
    const [adjusted] = await query<{ count: number }>(tx, '/* adjustedInYear */ select count(*)::int as count from round_adjustment where round_id = $1 and year = extract(year from $2::date)', [round.id, knownOn]);
    const { removed, fact } = adjustRound(round, adjusted?.count ?? 0, entries, { adjustmentId: newId('rdj'), ground: input.ground, reason: input.reason, projects: input.projectIds, list: input.list }, knownOn);
    const { adjustmentId: id, code: _code, ...told } = fact.data;
    await insert(tx, RoundAdjustment, { ...told, id, roundId: round.id, adjustedBy: tx.actor.id, knownOn });
    await query(tx, '/* remove entries */ update round_entry set adjustment_id = $2, removed_known_on = $3 where id = any($1) and removed_known_on is null', [removed.map(({ entry }) => entry.id), id, knownOn]);
    for (const { entry, fact: own } of removed) {
      const project = projects.get(entry.projectId);
      if (project) await record(tx, project, [own]);
    }
    return record(tx, round, [fact]);
  }

  @Change(() => Round, () => CloseRoundInput, 'Closes a round: nothing is added after (P10). · 关闭期次')
  async closeRound(tx: Tx, input: CloseRoundInput): Promise<Round> {
    const round = await loadRound(tx, input.round, input);
    requireWithin(tx.actor, [round.regionPath]);
    const knownOn = knownSince(tx, input);
    const [standing] = await query<{ count: number }>(tx, '/* entriesStanding */ select count(*)::int as count from round_entry where round_id = $1 and removed_known_on is null', [round.id]);
    const decided = closeRound(round, standing?.count ?? 0, input.on ?? knownOn, knownOn);
    return record(tx, round, [decided], () => ({ closedOn: input.on ?? knownOn, closedKnownOn: knownOn }));
  }
}
