import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { count, flag, idOf, reason, text, told } from './words';

/** 集体决策、风险评估、咨询听证、社会公示 (seed 002). */
export const publicGates = ['COLLECTIVE_DECISION', 'RISK_ASSESSMENT', 'HEARING', 'PUBLIC_NOTICE'] as const;
export const panelRoles = ['EXPERT', 'OWNER', 'MANAGER'] as const;
export const panelConclusions = ['RECOMMENDED', 'NOT_RECOMMENDED'] as const;

const GATES = { COLLECTIVE_DECISION: '集体决策', RISK_ASSESSMENT: '社会稳定风险评估', HEARING: '咨询听证', PUBLIC_NOTICE: '社会公示' } as const;
const ROLES = { EXPERT: '专家', OWNER: '业主', MANAGER: '项目管理单位' } as const;

const expertId = idOf('exp', 'Id of the expert', '专家标识');
const panelId = idOf('pnl', 'Id of the panel', '论证组标识');
const on = told(isoDay, 'Day of it', '日期', '2024-05-20');

/** No name, no unit: experts are people. */
export const expertRegistered = defineEvent('projects.expert.registered.v1',
  { en: 'An expert joined the pool', zh: '专家入库' },
  ({ specialties }) => same(specialties.join('、')),
  told(z.object({ expertId, specialties: told(z.array(text('Specialty', '专业', '环境工程')), 'Specialties', '专业领域'), regionCode: text('Code of the region whose pool it is', '所属专家库区划代码', '410000') }),
    'May be drawn until retired (P11)', '退出前可被抽取（P11）'));

export const expertRetired = defineEvent('projects.expert.retired.v1',
  { en: 'An expert left the pool', zh: '专家退库' },
  ({ on: day, reason: why }) => ({ zh: `${day}，${why}`, en: `${day}, ${why}` }),
  told(z.object({ expertId, on, reason: told(reason, 'Why', '理由', '退休') }), 'Is drawn no more; panels before stand (P11)', '不再被抽取，此前论证组不变（P11）'));

export const conflictDeclared = defineEvent('projects.expert.conflict-declared.v1',
  { en: 'A conflict of interest of an expert was declared', zh: '专家回避声明' },
  null,
  told(z.object({ expertId, concernedProjectId: idOf('prj', 'Id of the project', '项目标识') }), 'The expert is never drawn for that project (P11)', '该专家不再参与该项目论证（P11）'));

export const panelConvened = defineEvent('projects.panel.convened.v1',
  { en: 'A panel of owner, experts and manager was convened', zh: '组成“三位一体”论证组' },
  ({ expertIds, poolSize }) => ({ zh: `从 ${poolSize} 名专家中抽取 ${expertIds.length} 名`, en: `${expertIds.length} experts drawn of ${poolSize}` }),
  told(z.object({
    panelId, expertIds: told(z.array(expertId), 'Ids of the experts drawn', '抽取专家标识'), managerId: idOf('per', 'Id of the person of the project office', '项目管理单位人员标识'),
    seed: text('Seed of the draw: with the pool it gives the same panel again', '抽取随机种子，配合专家库可复现', '5f1c0d9a7b3e4c28'), poolSize: count('Experts who could be drawn', '候选专家人数', 24), excluded: count('Experts left out for a conflict of interest', '回避专家人数', 2),
  }), 'Drawn at random and reproducibly, conflicts of interest left out (P11)', '随机抽取、可复现，回避利益冲突（P11）'));

export const opinionGiven = defineEvent('projects.panel.opinion-given.v1',
  { en: 'A member of a panel gave an opinion', zh: '论证意见' },
  ({ role }) => ({ zh: ROLES[role], en: role.toLowerCase() }),
  told(z.object({
    panelId, role: told(z.enum(panelRoles), 'Expert, owner or manager; the majority is of the experts', '身份：专家、业主、项目管理单位；以专家多数为准', 'EXPERT'),
    expertId: told(expertId.nullable(), 'Id of the expert; exp_ and a UUIDv7; null for owner and manager', '专家标识；业主、管理单位为空'),
    investor: flag('The investor is sound', '投资主体可靠'), matchingFunds: flag('Matching funds are secured', '资金配套落实'), profitability: flag('Profitability is assured', '盈利有保障'),
  }), 'Assessment of investor, matching funds and profitability (P11)', '对投资主体、资金配套、盈利保障的评估（P11）'));

export const panelConcluded = defineEvent('projects.panel.concluded.v1',
  { en: 'A panel came to its conclusion', zh: '论证结论' },
  ({ conclusion, on: day }) => ({ zh: `${conclusion === 'RECOMMENDED' ? '建议实施' : '不建议实施'}，${day}`, en: `${conclusion.toLowerCase().replaceAll('_', ' ')}, ${day}` }),
  told(z.object({
    panelId, on, conclusion: told(z.enum(panelConclusions), 'Recommended where the experts\' majority finds each of the three sound', '结论：三方面均经专家多数认可为建议实施', 'RECOMMENDED'),
    experts: count('Experts who voted', '表决专家人数', 5), investor: count('Found the investor sound', '认可投资主体人数', 5), matchingFunds: count('Found matching funds secured', '认可资金配套人数', 4), profitability: count('Found profitability assured', '认可盈利保障人数', 3),
  }), 'By the majority of the experts, on each of the three (P11)', '按专家多数逐项认定（P11）'));

export const panelDissolved = defineEvent('projects.panel.dissolved.v1',
  { en: 'A panel was dissolved without a conclusion', zh: '论证组解散' },
  ({ on: day, reason: why }) => ({ zh: `${day}，${why}`, en: `${day}, ${why}` }),
  told(z.object({ panelId, on, reason: told(reason, 'Why', '理由', '专家因故不能参加') }), 'Its experts are left out of the project\'s next draw (P11)', '其专家不参与该项目下一次抽取（P11）'));

export const publicGatePassed = defineEvent('projects.project.public-gate-passed.v1',
  { en: 'A public-interest gate was passed', zh: '公众程序办结' },
  ({ gate, on: day, until }) => ({ zh: `${GATES[gate]}，${day}${until === null ? '' : ` 至 ${until}`}`, en: `${gate.toLowerCase().replaceAll('_', ' ')}, ${day}${until === null ? '' : ` to ${until}`}` }),
  told(z.object({
    gateId: idOf('gat', 'Id of the record', '记录标识'), gate: told(z.enum(publicGates), 'Collective decision, social-stability risk assessment, hearing or public notice', '程序：集体决策、社会稳定风险评估、咨询听证、社会公示', 'HEARING'), on: told(isoDay, 'Day of it; of a notice its first', '日期；公示为首日', '2024-05-20'),
    until: told(isoDay.nullable(), 'Last day of a notice; null for the others', '公示末日；其他为空', null), document: text('Document that shows it, by its number', '文号', '漯政办〔2018〕12号'),
    fileId: told(idOf('fil', 'Id of the file', '文件标识').nullable(), 'Id of the uploaded document; fil_ and a UUIDv7; null where none was', '上传文件标识；未上传为空', null),
  }), 'Projects that touch the public need all four before promotion (002, P11)', '事关群众切身利益的项目，提级前四项均须履行（002，P11）'));
