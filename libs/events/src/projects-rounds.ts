import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';
import { money } from './sentence';
import { count, idOf, reason, text, told, year } from './words';

export const roundKinds = ['THREE_BATCHES', 'CONCENTRATED_START'] as const;
export const roundLists = ['SIGNING', 'START', 'COMMISSIONING'] as const;
/** The three concentrated start campaigns of a year (002 §四(四)): after Spring Festival, wheat harvest, autumn harvest. */
export const roundSeasons = ['AFTER_SPRING_FESTIVAL', 'AFTER_WHEAT_HARVEST', 'AFTER_AUTUMN_HARVEST'] as const;
export const conversions = ['REFUSE', 'NAME'] as const;

const LISTS = { SIGNING: '签约一批', START: '开工一批', COMMISSIONING: '投产一批' } as const;
const code = text('Code of the round', '期次代码', '410000-3B-2023-08');
const list = told(z.enum(roundLists), 'List of the round: signing, start, commissioning', '批次：签约、开工、投产', 'START');

export const roundOpened = defineEvent('projects.round.opened.v1',
  { en: 'A round was opened', zh: '开启期次' },
  ({ name, heldOn }) => ({ zh: `${name}，${heldOn}`, en: `${name}, ${heldOn}` }),
  told(z.object({
    code, kind: told(z.enum(roundKinds), 'Three batches, or a concentrated start campaign of a season', '类别：三个一批、集中开工', 'THREE_BATCHES'), name: text('Name of the round', '期次名称', '第八期“三个一批”'),
    year, number: told(count('Number of the round', '期数', 8).nullable(), 'Number of the round; null where it bears none', '期数；无则为空'), quarter: told(count('Quarter 1 to 4', '季度（1–4）', 2).nullable(), 'Quarter 1 to 4; null where it is of none', '季度（1–4）；无则为空'),
    season: told(z.enum(roundSeasons).nullable(), 'Season of a concentrated start campaign; null in three batches', '集中开工时节；三个一批为空', null),
    region: text('Region whose round it is', '主办区划', '410000'), heldOn: told(isoDay, 'Day of the ceremony', '活动日期', '2023-05-08'),
    thresholds: told(z.array(z.object({
      list, sector: told(text('Sector', '行业', '制造业').nullable(), 'Sector it is for, a node\'s code or a list\'s own word; null for all', '适用行业；空为全部'),
      condition: told(text('Condition', '条件', '战略性新兴产业').nullable(), 'Only for projects of which this is said; null for all', '适用条件；空为全部'), minimum: told(yuan, 'Least investment in yuan', '最低投资（元）'),
    })), 'Least investment by list and sector: configuration of the round', '按批次、行业设定的投资门槛'),
    startEvidenceDays: count('Days after the ceremony by which a start has its evidence', '活动后提交开工佐证的天数', 30),
  }), 'A round of signing, start and commissioning (P10), or one of the three concentrated start campaigns of a year', '一期“三个一批”活动，或全年三次集中开工之一（P10）'));

export const roundEntriesAdded = defineEvent('projects.round.entries-added.v1',
  { en: 'Projects were added to a round', zh: '期次增补项目' },
  (data) => ({ zh: `${LISTS[data.list]}${data.added}个${data.refused ? `，未列入${data.refused}个` : ''}`, en: `${data.added} of ${data.list.toLowerCase()}${data.refused ? `, ${data.refused} refused` : ''}` }),
  told(z.object({ code, additionId: idOf('rad', 'Id of the addition', '增补批次标识'), list, added: count('Rows that went in', '列入数', 12), refused: count('Rows that were refused', '未列入数', 1) }),
    'One addition, of one project or many; each project tells of itself (projects.project.added-to-round)', '一次增补；各项目另行告知'));

export const roundAdjusted = defineEvent('projects.round.adjusted.v1',
  { en: 'Projects were adjusted out of a round', zh: '期次调整' },
  ({ removed, reason: why }) => ({ zh: `调出${removed}个，${why}`, en: `${removed} removed, ${why}` }),
  told(z.object({ code, adjustmentId: idOf('rdj', 'Id of the adjustment', '调整批次标识'), year, ground: text('Objective ground by the round\'s own list', '客观原因（期次所列）', '规划调整'), reason, removed: count('Entries removed', '调出数', 2) }),
    'Once in a year and for objective reasons only (rules of 三个一批)', '每年一次，仅限客观原因'));

export const roundClosed = defineEvent('projects.round.closed.v1',
  { en: 'A round was closed', zh: '期次关闭' },
  ({ on, entries }) => ({ zh: `${on}，共${entries}项`, en: `${on}, ${entries} entries` }),
  told(z.object({ code, on: told(isoDay, 'Day of closing', '关闭日期'), entries: count('Entries that stand', '有效条目数', 1927) }), 'No project is added after it; it may still be adjusted', '关闭后不再增补，仍可调整'));

export const addedToRound = defineEvent('projects.project.added-to-round.v1',
  { en: 'A project was added to a round', zh: '列入三个一批' },
  (data) => ({ zh: `${data.roundCode} ${LISTS[data.list]} ${money(data.investment).zh}`, en: `${data.roundCode} ${data.list.toLowerCase()} ${money(data.investment).en}` }),
  told(z.object({
    entryId: idOf('ren', 'Id of the entry; its removal names it again', '条目标识，调出时再次引用'), roundId: idOf('rnd', 'Id of the round', '期次标识'), roundCode: code, list,
    sector: told(text('Sector', '行业', '制造业').nullable(), 'Sector in the round\'s own word; null where none is given', '行业；未注明为空'), investment: told(yuan, 'Contract or total investment in yuan, by which it met the threshold', '合同金额或总投资（元）'),
    venue: told(text('Venue', '会场', '南阳分会场').nullable(), 'Venue at which it was; null for none', '所在会场；无则为空'),
    convertedFrom: told(idOf('ren', 'Id of the entry', '条目标识').nullable(), 'Start entry of an earlier round that this commissioning comes from; ren_ and a UUIDv7; null for signing, start and what was not converted', '由此前期次开工条目转化而来；签约、开工及未转化者为空', null),
    exception: told(text('Exception', '例外', '科技创新项目').nullable(), 'Named exception by which it is below the threshold; null for none', '低于门槛所依据的例外；无则为空', null),
  }), 'Signing and start are new, commissioning is converted from an earlier start and is not added to them', '签约、开工计为新增；投产由此前开工转化，不计入新增'));

export const removedFromRound = defineEvent('projects.project.removed-from-round.v1',
  { en: 'A project was taken out of a round', zh: '调出三个一批' },
  (data) => ({ zh: `${data.roundCode} ${LISTS[data.list]}，${data.reason}`, en: `${data.roundCode} ${data.list.toLowerCase()}, ${data.reason}` }),
  told(z.object({ entryId: idOf('ren', 'Id of the entry', '条目标识'), roundId: idOf('rnd', 'Id of the round', '期次标识'), roundCode: code, list, ground: text('Objective ground by the round\'s own list', '客观原因', '规划调整'), reason }),
    'The entry leaves both parts of every rate; it stays in the history', '条目退出各项比率的分子分母，历史保留'));
