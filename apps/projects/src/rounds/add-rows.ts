import { roundEntriesAdded } from '@cornerstone/events/projects-rounds';
import { type Day } from '@cornerstone/kernel/day';
import { fromYuan, type Fen } from '@cornerstone/kernel/money';
import { badInput, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { newId } from '@cornerstone/runtime/ids';
import { record } from '@cornerstone/runtime/record';
import { insert, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { lineOf } from '../sectors/sectors.rules';
import { placesOf } from '../sectors/sectors.sql';
import { addEntry } from './entries.rules';
import { RoundAddition, RoundEntry, type AdditionMode, type RoundOutcome } from './entry.entity';
import type { Round } from './round.entity';
import { requireOwnRound, type RoundList } from './rounds.rules';
import { MOST_ROWS } from './rounds.settings';
import { standingsOf } from './rounds.sql';

export interface Row { projectId: string; investment: Fen | null; sector: string | null; venue: string | null; conditions: readonly string[]; exception: string | null; exceptionAuthority: string | null }
export interface Addition { list: RoundList; rows: readonly Row[]; mode: AdditionMode; knownOn: Day }

type Decided = { outcome: RoundOutcome; refusal: Rejection } | { outcome: RoundOutcome; refusal: null; project: Project; row: Row; fact: ReturnType<typeof addEntry> };

/** Judges each row by the rules, against the round, its project and where that stands already; nothing is written. */
async function decide(tx: Tx, round: Round, { list, rows, knownOn }: Addition): Promise<Decided[]> {
  const ids = [...new Set(rows.map(({ projectId }) => projectId))];
  const projects = new Map((await select(tx, Project, '/* projects of an addition */ select * from project where id = any($1) order by id for update', [ids])).map((project) => [project.id, project]));
  const standings = await standingsOf(tx, round, ids);
  const places = new Map((await placesOf(tx, ids, null)).map((place) => [place.projectId, place]));
  return rows.map((row) => {
    const project = projects.get(row.projectId);
    try {
      if (!project) throw notFound({ en: 'The project', zh: '项目' }, row.projectId);
      requireWithin(tx.actor, project.regionPaths);
      const place = places.get(project.id);
      const sectors = [...new Set([row.sector, project.sector, ...(place?.node ? lineOf(place.node) : []), ...(place?.chains ?? []).flatMap(lineOf)])].filter((key) => key !== null);
      const before = standings.get(project.id) ?? [];
      const fact = addEntry(round, round.venues, project, sectors, before, { ...row, entryId: newId('ren'), list }, knownOn);
      standings.set(project.id, [...before, { id: fact.data.entryId, roundId: round.id, roundCode: round.code, heldOn: round.heldOn, list }]);
      return { outcome: { projectId: project.id, code: project.code, entryId: fact.data.entryId, rule: null, message: null }, refusal: null, project, row, fact };
    } catch (thrown) {
      if (!(thrown instanceof Rejection)) throw thrown;
      return { outcome: { projectId: row.projectId, code: project?.code ?? null, entryId: null, rule: thrown.rule, message: thrown.sentence.zh }, refusal: thrown };
    }
  });
}

/** P10: adds rows to a list; the caller chooses whether one refused row refuses all. */
export async function addRows(tx: Tx, round: Round, told: Addition): Promise<Round> {
  const { list, rows, mode, knownOn } = told;
  if (rows.length === 0 || rows.length > MOST_ROWS) throw badInput('P10.rows-out-of-range', { en: `1 to ${MOST_ROWS} projects at a time.`, zh: `一次 1 至 ${MOST_ROWS} 个项目。` }, { rows: rows.length });
  requireOwnRound(tx.actor.regions, round.regionPaths, round.code);
  const decided = await decide(tx, round, told);
  const refusals = decided.flatMap(({ refusal, outcome }) => (refusal ? [{ refusal, outcome }] : []));
  if (mode === 'ALL_OR_NOTHING' && refusals[0]) throw rows.length === 1 ? refusals[0].refusal : allRefused(refusals.map(({ outcome }) => outcome), rows.length);
  const additionId = newId('rad');
  await insert(tx, RoundAddition, { id: additionId, roundId: round.id, list, mode, outcomes: decided.map(({ outcome }) => outcome), added: rows.length - refusals.length, refused: refusals.length, regionPaths: [round.regionPath], addedBy: tx.actor.id, knownOn });
  for (const each of decided) {
    if (each.refusal !== null) continue;
    const { entryId: id, roundId: _round, roundCode: _code, investment, ...entry } = each.fact.data;
    await insert(tx, RoundEntry, { ...entry, id, roundId: round.id, projectId: each.project.id, investment: fromYuan(investment), conditions: [...each.row.conditions], exceptionAuthority: each.row.exception === null ? null : each.row.exceptionAuthority, additionId, addedBy: tx.actor.id, knownOn, adjustmentId: null, removedKnownOn: null });
    await record(tx, each.project, [each.fact]);
  }
  return record(tx, round, [roundEntriesAdded.of(knownOn, { code: round.code, additionId, list, added: rows.length - refusals.length, refused: refusals.length })], () => ({ lastAdditionId: additionId }));
}

const allRefused = (refused: readonly RoundOutcome[], rows: number): Rejection =>
  new Rejection('P10.rows-refused', { en: `${refused.length} of ${rows} projects are refused, so none went in.`, zh: `${rows} 个项目中有 ${refused.length} 个不符合要求，均未列入。` }, { refused: refused.slice(0, 100).map(({ projectId, code, rule, message }) => ({ projectId, code, rule, message })) });
