import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { secured, WORDS } from './sentence';
import { idOf, reason, text, told, year } from './words';

export const elementKinds = ['LAND', 'FARMLAND_BALANCE', 'ENERGY', 'ENVIRONMENT', 'LABOUR', 'MATERIAL', 'MACHINERY', 'SUPPLY'] as const;

/** In the order in which they are drawn on: what is approved but not supplied first (E1). */
export const poolSources = ['EXISTING_STOCK', 'NEW_QUOTA', 'PROVINCIAL', 'DIRECT', 'CENTRAL'] as const;

const amount = told(z.string().regex(/^\d{1,16}(\.\d{1,4})?$/), 'Amount as an exact decimal string, at most four places, in the unit of this event', '数量，至多四位小数的十进制字符串，按本事件计量单位', '120.5');
const of = {
  kind: told(z.enum(elementKinds), 'Kind of element: land, cultivated land to make up, energy, pollutant capacity, labour, material, machinery, supplies', '要素类别：用地、占补平衡、能耗、环境容量、用工、材料、设备、物资'),
  unit: text('Unit of the amounts, as the pool counts: 亩, 吨标准煤 …', '计量单位', '亩'),
  item: told(text('Item', '品种', '钢材').nullable().default(null), 'Which pollutant, trade or material, where the kind has several; null for the kind as a whole', '具体污染物、工种或材料；不区分时为空', null),
};
const needId = idOf('eln', 'Id of the project\'s need', '要素需求标识');
const poolId = idOf('elp', 'Id of the pool', '指标池标识');
const reserved = { ...of, needId, reservationId: idOf('elr', 'Id of the reservation; confirmed or released once', '预留标识，落实或释放仅一次'), poolId, amount };

export const poolOpened = defineEvent('elements.pool.opened.v1',
  { en: 'A pool of elements was opened', zh: '要素指标池设立' },
  null,
  told(z.object({
    ...of, poolId, region: text('GB/T 2260 code of the region that has it, or a zone\'s own', '所属区划代码', '410100'), year: told(year, 'Year the quota is for', '指标年度'),
    source: text('Source: EXISTING_STOCK, NEW_QUOTA, PROVINCIAL, DIRECT or CENTRAL, drawn on in that order (E1)', '指标来源：批而未供、新增指标、省级统筹、用地直报、国家保障，依序使用', 'NEW_QUOTA'), amount,
  }), 'What a region has of an element in a year; never allocated beyond it (E1)', '区划年度要素指标，不得超额分配'));

export const needRegistered = defineEvent('elements.guarantee.need-registered.v1',
  { en: 'A project\'s need was registered', zh: '要素需求登记' },
  ({ kind, amount, unit, neededBy }) => ({ zh: `${WORDS[kind]} ${amount} ${unit}，${neededBy} 前`, en: `${kind} ${amount} ${unit} by ${neededBy}` }),
  told(z.object({ ...of, needId, amount, neededBy: told(isoDay, 'Day by which the project needs it', '需用日期') }), 'The wait for supply counts from the day this is known (E1)', '自知悉之日起计算保障时长'));

export const elementReserved = defineEvent('elements.guarantee.reserved.v1',
  { en: 'Elements were reserved for a project', zh: '要素预留' },
  secured, told(z.object(reserved), 'An amount of one pool is promised to a need; no other project gets it', '指标池中的数量预留给该需求'));

export const elementConfirmed = defineEvent('elements.guarantee.confirmed.v1',
  { en: 'Reserved elements were supplied', zh: '要素落实' },
  secured, told(z.object({ ...reserved, on: told(isoDay, 'Day of supply', '落实日期') }), 'The project has got what was reserved', '预留要素已落实到项目'));

export const elementReleased = defineEvent('elements.guarantee.released.v1',
  { en: 'Reserved elements went back to the pool', zh: '要素释放' },
  null, told(z.object({ ...reserved, reason }), 'The reservation ended without supply', '预留终止，指标退回指标池'));
