import { leadDropped, leadLanded, leadRegistered, leadSigned, leadTalked, landings, type chainGaps } from '@cornerstone/events/projects-leads';
import type { Day } from '@cornerstone/kernel/day';
import { toYuan, type Fen } from '@cornerstone/kernel/money';
import { isWithin, type RegionPath } from '@cornerstone/kernel/region';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type Gap = (typeof chainGaps)[number];
export type Landing = (typeof landings)[number];
export const allLandings: readonly Landing[] = landings;
export const leadStatuses = ['TALKING', 'SIGNED', 'LANDED', 'DROPPED'] as const;
export type LeadStatus = (typeof leadStatuses)[number];
export interface Lead { id: string; status: LeadStatus; regionPath: RegionPath; signedOn: Day | null; knownOn: Day }

export interface Registration { name: string; region: string; chain: string | null; gap: Gap; intended: Fen | null }

function notInTheFuture(rule: string, on: Day, knownOn: Day): void {
  if (on > knownOn) throw new Rejection(rule, { en: `${on} is after ${knownOn}, the day it is known.`, zh: `${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
}

function refuseDropped({ status }: Lead): void {
  if (status === 'DROPPED') throw new Rejection('P12.lead-dropped', { en: 'The lead was dropped.', zh: '线索已终止。' }, { status });
}

/** P12: a lead for a chain and the gap in it (001 §二: 建链、延链、补链、强链; 004: 提链). */
export function registerLead(told: Registration, knownOn: Day) {
  if (told.intended !== null && told.intended <= 0n) throw badInput('P12.amount-not-positive', { en: 'An intended investment is more than nothing.', zh: '意向投资应大于零。' }, { amount: toYuan(told.intended) });
  return leadRegistered.of(knownOn, { name: plainText(told.name, 'name'), region: told.region, chain: told.chain, gap: told.gap, intended: told.intended === null ? null : toYuan(told.intended) });
}

/** P12: a talk, with what came of it; a signed lead may still be talked about, a dropped one not. */
export function recordTalk(lead: Lead, told: { talkId: string; on: Day; outcome: string }, knownOn: Day) {
  refuseDropped(lead);
  notInTheFuture('P12.talk-in-the-future', told.on, knownOn);
  return leadTalked.of(knownOn, { ...told, outcome: plainText(told.outcome, 'outcome', 1000) });
}

export interface Contract { on: Day; amount: Fen; projectId: string; projectPaths: readonly RegionPath[]; roundCode: string | null }

/** P12: the contract, once; the lead turns into a project or is bound to one that lies where the lead is for. */
export function signLead(lead: Lead, told: Contract, knownOn: Day) {
  refuseDropped(lead);
  if (lead.signedOn !== null) throw new Rejection('P12.signed-already', { en: `The lead was signed on ${lead.signedOn}.`, zh: `线索已于 ${lead.signedOn} 签约。` }, { signedOn: lead.signedOn });
  notInTheFuture('P12.signed-in-the-future', told.on, knownOn);
  if (told.amount <= 0n) throw badInput('P12.amount-not-positive', { en: 'A contract is about more than nothing.', zh: '合同金额应大于零。' }, { amount: toYuan(told.amount) });
  if (!told.projectPaths.some((path) => isWithin(path, lead.regionPath) || isWithin(lead.regionPath, path))) throw new Rejection('P12.project-elsewhere', { en: 'The project lies outside the region of the lead.', zh: '项目不在线索承接区划内。' }, { projectId: told.projectId, lead: lead.regionPath });
  return leadSigned.of(knownOn, { on: told.on, amount: toYuan(told.amount), signedProjectId: told.projectId, roundCode: told.roundCode });
}

/** P12: landed by a company, by land or by a start, each once and not before the contract; which of them counts is configuration of the rate. */
export function landLead(lead: Lead, before: readonly { how: Landing }[], told: { landingId: string; how: Landing; on: Day }, knownOn: Day) {
  refuseDropped(lead);
  if (lead.signedOn === null) throw new Rejection('P12.not-signed', { en: 'Only what was signed can land.', zh: '未签约的线索不能落地。' }, { status: lead.status });
  notInTheFuture('P12.landed-in-the-future', told.on, knownOn);
  if (told.on < lead.signedOn) throw new Rejection('P12.landed-before-signed', { en: `It was signed on ${lead.signedOn}.`, zh: `签约日期为 ${lead.signedOn}。` }, { on: told.on, signedOn: lead.signedOn });
  if (before.some(({ how }) => how === told.how)) throw new Rejection('P12.landed-so', { en: `It landed by ${told.how.toLowerCase()} already.`, zh: '该方式落地已登记。' }, { how: told.how });
  return leadLanded.of(knownOn, told);
}

/** P12: dropped with a reason; what landed is no lead any more, what was signed stays in the rate. */
export function dropLead(lead: Lead, told: { on: Day; reason: string }, knownOn: Day) {
  refuseDropped(lead);
  if (lead.status === 'LANDED') throw new Rejection('P12.landed-already', { en: 'What has landed is a project; remove that.', zh: '已落地的应按项目调退。' }, { status: lead.status });
  notInTheFuture('P12.dropped-in-the-future', told.on, knownOn);
  return leadDropped.of(knownOn, { on: told.on, reason: reasonOf(told.reason, 'P12.drop-without-reason') });
}
