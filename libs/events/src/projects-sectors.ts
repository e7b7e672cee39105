import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { idOf, reason, text, told } from './words';

export const sectorTrees = ['SECTOR', 'CHAIN'] as const;
const node = text('Code of the node; its ancestors are its beginnings', '分类代码，上级为其前缀', 'INFRASTRUCTURE.TRANSPORT');
const amount = z.string().regex(/^\d{1,16}(\.\d{1,4})?$/);

export const sectorDefined = defineEvent('projects.sector.defined.v1',
  { en: 'A node of the classification was defined', zh: '行业分类增设' },
  ({ name, node: code }) => ({ zh: `${name}（${code}）`, en: `${name} (${code})` }),
  told(z.object({ node, tree: told(z.enum(sectorTrees), 'Sectors, or clusters and chains', '行业或产业集群、产业链', 'CHAIN'), name: text('Name', '名称', '超硬材料'), source: text('Where it comes from', '来源', '001') }), 'The classification grows by rows (P4)', '分类以行增补（P4）'));

export const sectorWordMapped = defineEvent('projects.sector.word-mapped.v1',
  { en: 'A word of the lists was mapped to the classification', zh: '行业词归类' },
  ({ word, node: code }) => same(`${word} → ${code}`),
  told(z.object({ word: text('Sector as lists write it', '清单行业用词', '制造业'), node }), 'Projects that nobody classified follow the word of their list; the latest mapping of a word holds', '未经归类的项目按清单用词归类，以最近一次为准'));

export const projectClassified = defineEvent('projects.project.classified.v1',
  { en: 'A project was classified', zh: '项目行业归类' },
  ({ node: code, chains }) => same([code, ...chains].join(' ')),
  told(z.object({ classificationId: idOf('cls', 'Id of the classification', '归类标识'), node, chains: told(z.array(text('Code of a chain', '产业链代码', 'MATERIALS.SUPERHARD')), 'Chains it belongs to, none or several', '所属产业链，可多个'), reason: told(reason.nullable(), 'Why it was changed; null in a first classification', '变更理由；首次为空', null) }),
    'One node for each project, so that totals of the tree add up; chains may overlap', '每个项目归一个行业，合计可加；产业链可重叠'));

export const quantityRecorded = defineEvent('projects.project.quantity-recorded.v1',
  { en: 'A physical quantity was recorded', zh: '实物量填报' },
  (data) => ({ zh: `${data.measure} 计划 ${data.planned ?? '—'} 完成 ${data.done ?? '—'} ${data.unit}`, en: `${data.measure} planned ${data.planned ?? '-'} done ${data.done ?? '-'} ${data.unit}` }),
  told(z.object({
    quantityId: idOf('qty', 'Id of the record', '填报标识'), measure: text('What is measured', '实物量', 'ROAD_KM'), unit: text('Unit of the measure', '单位', '公里'),
    planned: told(amount.nullable(), 'Planned in all, decimal text; null where it is not said', '计划总量；未填为空', '1061'), done: told(amount.nullable(), 'Done since the beginning, decimal text; null where it is not said', '累计完成量；未填为空', '120.5'),
    on: told(isoDay, 'Day it was measured', '计量日期'), reason: told(reason.nullable(), 'Why the done quantity fell; null otherwise', '完成量回落的理由；否则为空', null),
  }), 'The latest record of a measure holds; what is done does not fall without a reason', '以最近一次填报为准；完成量回落须说明理由'));
