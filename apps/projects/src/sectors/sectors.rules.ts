import { projectClassified, quantityRecorded, sectorDefined, sectorWordMapped, type sectorTrees } from '@cornerstone/events/projects-sectors';
import type { Day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText, type Quantity } from '@cornerstone/kernel/quantity';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type SectorTree = (typeof sectorTrees)[number];
/** A physical quantity that projects of a node carry: km of road, MW, beds (P4). */
export interface Measure { code: string; name: string; unit: string }
/** A node's id is its place: `INFRASTRUCTURE.TRANSPORT.EXPRESSWAY` lies below `INFRASTRUCTURE.TRANSPORT`. */
export interface Node { id: string; tree: SectorTree; measures: readonly Measure[] }

const NODE = /^[A-Z0-9_]{1,40}(\.[A-Z0-9_]{1,40}){0,4}$/;
const MOST_CHAINS = 10;

/** The node itself and all above it, the nearest first. */
export const lineOf = (id: string): string[] => id.split('.').map((_, at, parts) => parts.slice(0, parts.length - at).join('.'));
export const parentOf = (id: string): string | null => lineOf(id)[1] ?? null;

export function knownNode<N extends Node>(nodes: ReadonlyMap<string, N>, id: string, tree: SectorTree): N {
  const node = nodes.get(id);
  if (!node) throw badInput('P4.node-unknown', { en: `The classification has no node ${id.slice(0, 80)}.`, zh: `分类中没有 ${id.slice(0, 80)}。` }, { node: id.slice(0, 80) });
  if (node.tree !== tree) throw badInput('P4.node-of-the-other-tree', { en: `${id} is a node of the tree ${node.tree}, not ${tree}.`, zh: `${id} 不属于${tree === 'SECTOR' ? '行业' : '产业链'}分类。` }, { node: id, tree });
  return node;
}

export interface Definition { id: string; tree: SectorTree; name: string; nameEn: string; measures: readonly Measure[]; source: string }

/** P4: the classification grows by rows: a cluster's further chain, a finer sector; what is there is not redefined. */
export function defineSector(nodes: ReadonlyMap<string, Node>, told: Definition, knownOn: Day) {
  if (!NODE.test(told.id)) throw badInput('P4.node-shape', { en: 'A node is capitals, digits and _, below its ancestors with dots: MATERIALS.SUPERHARD.', zh: '分类代码由大写字母、数字、下划线组成，上下级以点分隔。' }, { node: told.id.slice(0, 80) });
  if (nodes.has(told.id)) throw new Rejection('P4.node-known', { en: `${told.id} is defined already.`, zh: `${told.id} 已存在。` }, { node: told.id });
  const parent = parentOf(told.id);
  if (parent !== null) knownNode(nodes, parent, told.tree);
  if (new Set(told.measures.map(({ code }) => code)).size !== told.measures.length) throw badInput('P4.measure-twice', { en: 'A measure is named once.', zh: '实物量不得重复。' }, { node: told.id });
  return sectorDefined.of(knownOn, { node: told.id, tree: told.tree, name: plainText(told.name, 'name', 100), source: plainText(told.source, 'source') });
}

/** P4: a word of the lists means a node of the sectors; an unmapped one is listed, never guessed. */
export function mapWord(nodes: ReadonlyMap<string, Node>, before: string | null, word: string, id: string, knownOn: Day) {
  const plain = plainText(word, 'word', 100);
  knownNode(nodes, id, 'SECTOR');
  if (before === id) throw new Rejection('P4.word-mapped-so', { en: `“${plain}” means ${id} already.`, zh: `“${plain}”已归入 ${id}。` }, { word: plain, node: id });
  return sectorWordMapped.of(knownOn, { word: plain, node: id });
}

export interface Classified { node: string; chains: readonly string[] }
export interface Classification { classificationId: string; node: string; chains: readonly string[]; reason: string | null }

/** P4: one sector for each project, so that every roll-up adds up; any chains beside it. A change has a reason. */
export function classifyProject(nodes: ReadonlyMap<string, Node>, before: Classified | null, told: Classification, knownOn: Day) {
  knownNode(nodes, told.node, 'SECTOR');
  const chains = [...new Set(told.chains)].sort();
  if (chains.length > MOST_CHAINS) throw badInput('P4.too-many-chains', { en: `At most ${MOST_CHAINS} chains.`, zh: `产业链最多 ${MOST_CHAINS} 条。` }, { chains: chains.length });
  for (const chain of chains) knownNode(nodes, chain, 'CHAIN');
  if (before && before.node === told.node && before.chains.join() === chains.join()) throw new Rejection('P4.classified-so', { en: `The project is classified so already.`, zh: '项目已按此归类。' }, { node: told.node });
  const reason = before ? reasonOf(told.reason, 'P4.reclassified-without-reason') : told.reason && plainText(told.reason, 'reason');
  return projectClassified.of(knownOn, { classificationId: told.classificationId, node: told.node, chains, reason: reason || null });
}

export interface Measured { done: Quantity | null; onDay: Day }
export interface Record { quantityId: string; measure: string; planned: string | null; done: string | null; on: Day; reason: string | null }

/** P4: planned and done of a measure that the project's sector carries, exact to 0.0001; `before` is what stands before that day. A fall of what is done is a correction with a reason (trap 5). */
export function recordQuantity(sector: readonly Node[] | null, before: Measured | null, told: Record, knownOn: Day) {
  if (!sector) throw new Rejection('P4.not-classified', { en: 'The project has no place in the classification yet.', zh: '项目尚未归类。' });
  const measure = sector.flatMap(({ measures }) => measures).find(({ code }) => code === told.measure);
  if (!measure) {
    const carried = [...new Set(sector.flatMap(({ measures }) => measures.map(({ code }) => code)))];
    throw new Rejection('P4.measure-not-of-sector', { en: `The project's sector carries ${carried.join(', ') || 'no measures'}, not ${told.measure.slice(0, 40)}.`, zh: `该行业的实物量为 ${carried.join('、') || '无'}，不含 ${told.measure.slice(0, 40)}。` }, { measure: told.measure.slice(0, 40), carried });
  }
  if (told.on > knownOn) throw new Rejection('P4.quantity-in-the-future', { en: `${told.on} is after ${knownOn}, the day it is known.`, zh: `计量日期 ${told.on} 晚于知悉日期 ${knownOn}。` }, { on: told.on, knownOn });
  if (told.planned === null && told.done === null) throw badInput('P4.quantity-missing', { en: 'Say what is planned, what is done, or both.', zh: '请填写计划量或完成量。' });
  const [planned, done] = [told.planned, told.done].map((text) => (text === null ? null : quantityFrom(text)));
  if ((planned ?? 0n) < 0n || (done ?? 0n) < 0n) throw new Rejection('P4.quantity-negative', { en: 'A quantity is not negative.', zh: '实物量不能为负。' }, { planned: told.planned, done: told.done });
  const fell = before !== null && before.done !== null && done !== null && done !== undefined && done < before.done;
  const reason = fell ? reasonOf(told.reason, 'P4.done-went-back') : told.reason && plainText(told.reason, 'reason');
  const text = (amount: Quantity | null | undefined): string | null => (amount === null || amount === undefined ? null : quantityText(amount));
  return quantityRecorded.of(knownOn, { quantityId: told.quantityId, measure: measure.code, unit: measure.unit, planned: text(planned), done: text(done), on: told.on, reason: reason || null });
}
