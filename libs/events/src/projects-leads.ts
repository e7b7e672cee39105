import { z } from 'zod';
import { defineEvent, isoDay, yuan } from './define';
import { money, same } from './sentence';
import { idOf, reason, text, told } from './words';

/** What a lead does for its chain: 建链, 延链, 补链, 强链 (001 §二), 提链 (004). */
export const chainGaps = ['BUILD', 'EXTEND', 'MEND', 'STRENGTHEN', 'UPGRADE'] as const;
export const landings = ['COMPANY', 'LAND', 'START'] as const;
const LANDED = { COMPANY: '注册公司', LAND: '取得用地', START: '开工' } as const;

export const leadRegistered = defineEvent('projects.lead.registered.v1',
  { en: 'An investment lead was registered', zh: '招商线索登记' },
  ({ name, intended }) => (intended === null ? same(name) : { zh: `${name}，意向 ${money(intended).zh}`, en: `${name}, intended ${money(intended).en}` }),
  told(z.object({
    name: text('What is to be invested in', '线索名称', '年产20万吨高端铝材'), region: text('Region it is for', '承接区划', '410221'),
    chain: told(text('Chain', '产业链', 'MATERIALS.ALUMINIUM').nullable(), 'Code of the chain or cluster in the classification; null for none', '产业链或集群代码；无则为空'), gap: told(z.enum(chainGaps), 'What it does for the chain: build, extend, mend, strengthen, upgrade', '建链、延链、补链、强链、提链', 'MEND'),
    intended: told(yuan.nullable(), 'Intended investment in yuan; null while unknown', '意向投资（元）；未知为空'),
  }), 'An investor\'s intention (P12): talks, signing, landing follow', '投资意向（P12），后续为洽谈、签约、落地'));

export const leadTalked = defineEvent('projects.lead.talk-recorded.v1',
  { en: 'A talk with an investor was recorded', zh: '招商洽谈' },
  ({ on, outcome }) => ({ zh: `${on}，${outcome}`, en: `${on}, ${outcome}` }),
  told(z.object({ talkId: idOf('tlk', 'Id of the talk', '洽谈标识'), on: told(isoDay, 'Day of the talk', '洽谈日期'), outcome: text('What came of it', '洽谈结果', '达成初步意向') }), 'Who took part stays with the lead', '参加人员仅存于线索'));

export const leadSigned = defineEvent('projects.lead.signed.v1',
  { en: 'An investment contract was signed', zh: '招商签约' },
  ({ on, amount }) => ({ zh: `${on}，${money(amount).zh}`, en: `${on}, ${money(amount).en}` }),
  told(z.object({
    on: told(isoDay, 'Day of the contract', '签约日期'), amount: told(yuan, 'Amount of the contract in yuan', '合同金额（元）'), signedProjectId: idOf('prj', 'Project that the lead became', '所转化项目标识'),
    roundCode: told(text('Code of the round', '期次代码', '410000-3B-2023-08').nullable(), 'Round at which it was signed; null for none', '所在三个一批期次；无则为空', null),
  }), 'From here the lead counts in the landing rate (签约落地率)', '自此计入签约落地率分母'));

export const leadLanded = defineEvent('projects.lead.landed.v1',
  { en: 'A signed investment landed', zh: '签约项目落地' },
  ({ how, on }) => ({ zh: `${LANDED[how]}，${on}`, en: `${how.toLowerCase()}, ${on}` }),
  told(z.object({ landingId: idOf('lnd', 'Id of the landing', '落地标识'), how: told(z.enum(landings), 'How: a company registered, land obtained, works started', '落地方式：公司、用地、开工', 'COMPANY'), on: told(isoDay, 'Day on which it landed so', '落地日期') }),
    'Which of the three counts is configuration of the rate', '何种方式计为落地由指标配置决定'));

export const leadDropped = defineEvent('projects.lead.dropped.v1',
  { en: 'An investment lead was dropped', zh: '招商线索终止' },
  ({ on, reason: why }) => ({ zh: `${on}，${why}`, en: `${on}, ${why}` }),
  told(z.object({ on: told(isoDay, 'Day on which it ended', '终止日期'), reason }), 'What was signed stays in the denominator of the landing rate', '已签约者仍计入签约落地率分母'));
