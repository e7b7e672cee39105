import type { DataOf } from '@cornerstone/events/define';
import type { projectRegistered } from '@cornerstone/events/projects';
import { addedToRound } from '@cornerstone/events/projects-rounds';
import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, inUnit, spoken, toYuan, type Fen } from '@cornerstone/kernel/money';
import { isWithin, type RegionPath } from '@cornerstone/kernel/region';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { requireList, type Round, type RoundList, type Threshold, type Venue } from './rounds.rules';

export interface Listable { id: string; code: string; stage: DataOf<typeof projectRegistered>['stage']; totalInvestment: Fen | null; sector: string | null; regionPaths: readonly RegionPath[] }
/** Where a project stands in rounds of the same kind and region. */
export interface Standing { id: string; roundId: string; roundCode: string; heldOn: Day; list: RoundList }
export interface EntryRow { entryId: string; list: RoundList; investment: Fen | null; sector: string | null; venue: string | null; conditions: readonly string[]; exception: string | null; exceptionAuthority: string | null }

/**
 * The least investment that a list asks of a project: the nearest of its sectors that has a threshold, the one for all otherwise; what is said of the project
 * (invited, strategic) may lower it, never raise it. Null where the round asks for none.
 */
export function thresholdFor(thresholds: readonly Threshold[], list: RoundList, sectors: readonly string[], conditions: readonly string[]): Threshold | null {
  const nearest: (string | null)[] = [...sectors, null];
  const ofProject = thresholds.filter((each) => each.list === list && nearest.includes(each.sector));
  const usual = nearest.flatMap((sector) => ofProject.filter((each) => each.condition === null && each.sector === sector))[0];
  if (!usual) return null;
  return ofProject.filter((each) => each.condition !== null && conditions.includes(each.condition)).reduce((least, each) => (fromYuan(each.minimum) < fromYuan(least.minimum) ? each : least), usual);
}

/** The venue told by name, else the branch of the region that holds the whole project. */
function venueOf(venues: readonly (Venue & { path: string })[], told: string | null, paths: readonly RegionPath[]): string | null {
  if (told === null) return venues.find(({ kind, path }) => kind === 'BRANCH' && paths.length > 0 && paths.every((place) => isWithin(place, path)))?.name ?? null;
  if (!venues.some(({ name }) => name === told)) throw badInput('P10.venue-unknown', { en: `The round has no venue “${told.slice(0, 40)}”.`, zh: `本期未设会场“${told.slice(0, 40)}”。` }, { venue: told.slice(0, 40) });
  return told;
}

function amountOf(project: Listable, told: Fen | null): Fen {
  const amount = told ?? project.totalInvestment;
  if (amount === null) throw new Rejection('P10.investment-unknown', { en: `Project ${project.code} has no investment by which to judge it.`, zh: `项目 ${project.code} 无投资额，无法核对门槛。` }, { projectId: project.id, code: project.code });
  if (amount <= 0n) throw badInput('P10.investment-not-positive', { en: 'An investment is more than nothing.', zh: '投资额应大于零。' }, { projectId: project.id, investment: toYuan(amount) });
  if (project.totalInvestment !== null && amount > project.totalInvestment) {
    throw new Rejection('P10.more-than-the-project', { en: `${inUnit(amount, 'YUAN')} yuan is more than the project's total of ${inUnit(project.totalInvestment, 'YUAN')}.`, zh: `${spoken(amount)}超过项目总投资 ${spoken(project.totalInvestment)}。` }, { projectId: project.id, investment: toYuan(amount), total: toYuan(project.totalInvestment) });
  }
  return amount;
}

/** Commissioning comes from a start in an earlier round (round 8's 907 came from round 7); else it is refused, or named as converted from none and counted as neither new nor converted. */
function convertedFrom(round: Round, standing: readonly Standing[], project: Listable, list: RoundList): string | null {
  if (list !== 'COMMISSIONING') return null;
  const started = standing.filter((each) => each.list === 'START' && each.heldOn < round.heldOn).sort((one, other) => (one.heldOn < other.heldOn ? 1 : -1))[0];
  if (!started && round.conversion === 'REFUSE') throw new Rejection('P10.not-converted', { en: `Project ${project.code} was in no earlier round's starts.`, zh: `项目 ${project.code} 未列入此前各期开工，不得列入投产。` }, { projectId: project.id, code: project.code });
  return started?.id ?? null;
}

/** P10: one project in one list of a round. `sectors` are the keys a threshold may be set for: the list's word, then its places in the classification, the nearest first. */
export function addEntry(round: Round, venues: readonly (Venue & { path: string })[], project: Listable, sectors: readonly string[], standing: readonly Standing[], row: EntryRow, knownOn: Day) {
  requireList(round.kind, row.list);
  if (round.closedOn !== null) throw new Rejection('P10.round-closed', { en: `Round ${round.code} was closed on ${round.closedOn}.`, zh: `${round.code} 已于 ${round.closedOn} 关闭。` }, { code: round.code, closedOn: round.closedOn });
  if (project.stage === 'REMOVED' || project.stage === 'CANCELLED') throw new Rejection('P10.project-is-over', { en: `A ${project.stage.toLowerCase()} project goes into no round.`, zh: '已调退或取消的项目不再列入。' }, { projectId: project.id, stage: project.stage });
  const same = standing.find(({ list }) => list === row.list);
  if (same) {
    throw same.roundId === round.id ? new Rejection('P10.already-in-round', { en: `Project ${project.code} is in this list already.`, zh: `项目 ${project.code} 已在本批次中。` }, { projectId: project.id, code: project.code, list: row.list })
      : new Rejection('P10.in-other-round', { en: `Project ${project.code} is in this list of round ${same.roundCode}: it would count twice.`, zh: `项目 ${project.code} 已列入 ${same.roundCode} 同一批次，不得重复计数。` }, { projectId: project.id, code: project.code, list: row.list, round: same.roundCode });
  }
  const conversion = convertedFrom(round, standing, project, row.list);
  const amount = amountOf(project, row.investment);
  const strange = row.conditions.find((condition) => !round.thresholds.some((each) => each.condition === condition));
  if (strange !== undefined) throw badInput('P10.condition-unknown', { en: `The round has no threshold for “${strange.slice(0, 40)}”.`, zh: `本期未就“${strange.slice(0, 40)}”设门槛。` }, { condition: strange.slice(0, 40) });
  if (row.exception !== null) {
    if (!round.exceptions.includes(row.exception)) throw new Rejection('P10.exception-unknown', { en: `The round knows no exception “${row.exception.slice(0, 40)}”.`, zh: `本期无“${row.exception.slice(0, 40)}”例外。` }, { exception: row.exception.slice(0, 40), exceptions: round.exceptions });
    if (!row.exceptionAuthority?.trim()) throw new Rejection('P10.exception-without-authority', { en: 'An exception names who granted it.', zh: '例外须注明批准机关。' }, { exception: row.exception });
    plainText(row.exceptionAuthority, 'exceptionAuthority', 100);
  }
  const threshold = thresholdFor(round.thresholds, row.list, sectors, row.conditions);
  const least = threshold && fromYuan(threshold.minimum);
  if (threshold && least !== null && amount < least && row.exception === null) {
    throw new Rejection('P10.below-threshold', { en: `Project ${project.code}: ${inUnit(amount, 'YUAN')} yuan, ${row.list.toLowerCase()} asks for ${inUnit(least, 'YUAN')}.`, zh: `项目 ${project.code} 投资 ${spoken(amount)}，低于门槛 ${spoken(least)}。` }, { projectId: project.id, code: project.code, investment: toYuan(amount), minimum: toYuan(least), sector: threshold.sector, condition: threshold.condition });
  }
  return addedToRound.of(knownOn, {
    entryId: row.entryId, roundId: round.id, roundCode: round.code, list: row.list, sector: row.sector === null ? project.sector : plainText(row.sector, 'sector', 100), investment: toYuan(amount), venue: venueOf(venues, row.venue, project.regionPaths), convertedFrom: conversion, exception: row.exception,
  });
}
