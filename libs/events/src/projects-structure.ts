import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { count, idOf, reason, text, told } from './words';

/** How a project is part of another: within it and its money, or an entry of its own beside others of one whole. */
export const partKinds = ['SUBPROJECT', 'SECTION', 'PHASE'] as const;
const KINDS = { SUBPROJECT: '子项目', SECTION: '标段', PHASE: '分期' } as const;

const ofPart = { membershipId: idOf('prt', 'Id of the membership; its end names it again', '组成关系标识，解除时再次引用'), wholeId: idOf('prj', 'Id of the project it is part of', '所属项目标识') };

export const partAdded = defineEvent('projects.project.part-added.v1',
  { en: 'A project became part of another', zh: '项目纳入打捆' },
  ({ kind, since }) => ({ zh: `${KINDS[kind]}，${since} 起`, en: `${kind.toLowerCase()}, since ${since}` }),
  told(z.object({
    ...ofPart, kind: told(z.enum(partKinds), 'SUBPROJECT: within the whole, never counted beside it. SECTION, PHASE: an entry of its own', 'SUBPROJECT：包含于整体，不与整体重复计数；SECTION、PHASE：单独计数', 'SUBPROJECT'),
    since: told(isoDay, 'First day on which it is part', '纳入日期'), reason: told(reason, 'Why it is part', '纳入理由', '打捆立项'),
  }), 'Told by the part; one whole at a time, until a part-removed with the same membershipId', '由组成项目发布；同一时间仅属一个整体，直至同一标识解除'));

export const partRemoved = defineEvent('projects.project.part-removed.v1',
  { en: 'A project is no longer part of another', zh: '项目移出打捆' },
  ({ on, reason: why }) => ({ zh: `${on}，${why}`, en: `${on}, ${why}` }),
  told(z.object({ ...ofPart, on: told(isoDay, 'Day on which it ended', '移出日期'), reason: told(reason, 'Why it ended', '移出理由', '单独立项') }),
    'From that day on it is a project of its own again', '自该日起恢复为独立项目'));

/** What the shares of a project's regions were given as. */
export const shareBases = ['AMOUNT', 'SHARE'] as const;

export const regionSharesSet = defineEvent('projects.project.region-shares-given.v1',
  { en: 'The shares of a project\'s regions were given', zh: '跨区域投资分摊' },
  ({ shares, source }) => same(`${shares.map(({ region, weight }) => `${region ?? '—'} ${weight}`).join('，')}（${source}）`),
  told(z.object({
    shareVersion: count('Version of the shares, from 1; the highest one holds', '分摊版本，从 1 起，以最高者为准', 1),
    basis: told(z.enum(shareBases), 'AMOUNT: weights are yuan. SHARE: weights are parts of one', 'AMOUNT：权重为金额（元）；SHARE：权重为比例', 'AMOUNT'),
    shares: told(z.array(z.object({
      region: told(text('Code of the region', '区划代码', '410900').nullable(), 'Code of the region; null for all that lies outside the directory\'s regions', '区划代码；名录以外的地区为空'),
      path: told(text('Path of the region from the province down', '区划路径', '410000.410900').nullable(), 'Path of the region from the province down; null for all that lies outside', '区划路径；名录以外的地区为空'),
      weight: told(z.string().regex(/^\d{1,18}(\.\d{1,10})?$/), 'What the region has, as an exact decimal: yuan, or a part of one', '该区划所占数额：金额（元）或比例，精确小数', '2269000000.00'),
    })), 'Every region of the project once; empty where the shares were withdrawn and nothing is split any more', '项目涉及的每个区划各一次；为空表示撤回分摊'),
    source: text('Where the shares are written', '分摊依据', '初步设计批复'), reason: told(reason.nullable(), 'Why they changed; null in a first version', '调整理由；首次为空', null),
  }), 'The owner\'s split of investment by region; without one a project is whole in each of its regions and once above them (P8)', '项目单位提供的分区域投资；未提供时各区划列全额、上级只计一次（P8）'));
