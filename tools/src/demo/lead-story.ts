import { startDay, type Told } from './build-story';
import { told, yi } from './told';
import type { Teller } from './teller';

const SIGNED_ON = { winter: '2024-01-22', spring: '2024-04-26' } as const;
/** Codes of the rounds at which they are signed. */
export type SignedAt = Record<keyof typeof SIGNED_ON, string>;
interface Lead { key: string; name: string; region: string; chain: string; gap: string; yi: string; talks: readonly (readonly [on: string, outcome: string, nextStep?: string])[]; project?: string; landed?: readonly (readonly [how: 'COMPANY' | 'LAND', on: string])[]; starts?: boolean; signs?: keyof SignedAt; dropped?: string }

/** By chain and gap: signed and landed, signed and not landed, still talked about, dropped. */
const LEADS: readonly Lead[] = [
  { key: 'nano', name: '纳米新材料产业基地', region: '410200', chain: 'MATERIALS', gap: 'EXTEND', yi: '11.2', project: 'd10', talks: [['2023-09-12', '考察选址，达成初步意向', '约定投资强度与用地']], landed: [['COMPANY', '2024-01-29'], ['LAND', '2024-02-06']], starts: true },
  { key: 'vehicle-parts', name: '新能源汽车零部件产业园', region: '410122', chain: 'VEHICLES', gap: 'BUILD', yi: '28.5', project: 'd01', talks: [['2023-08-22', '整车企业带动配套企业赴豫考察', '对接土地指标']], landed: [['COMPANY', '2024-02-01'], ['LAND', '2024-02-28']], starts: true },
  { key: 'battery', name: '动力电池材料扩能', region: '410800', chain: 'VEHICLES', gap: 'STRENGTHEN', yi: '19.9', project: 'd19', talks: [['2023-10-16', '本地龙头企业增资扩产']], landed: [['LAND', '2024-03-11']], starts: true },
  { key: 'grid', name: '电力装备智能工厂', region: '411000', chain: 'EQUIPMENT', gap: 'UPGRADE', yi: '16.8', project: 'd12', talks: [['2023-10-30', '确定智能化改造方案']], starts: true },
  { key: 'food', name: '食品云仓', region: '411100', chain: 'FOOD', gap: 'MEND', yi: '4.4', project: 'd23', signs: 'spring', talks: [['2023-11-08', '冷链与交易平台合作意向'], ['2024-08-15', '企业提出分期供地', '研究分期供地方案']] },
  { key: 'computing', name: '数据中心二期', region: '410600', chain: 'ELECTRONICS', gap: 'EXTEND', yi: '22', project: 'd24', talks: [['2023-12-05', '电力与网络接入条件评估']], landed: [['COMPANY', '2024-02-20']], starts: true },
  { key: 'sensors', name: '智能传感器封测基地', region: '410100', chain: 'ELECTRONICS', gap: 'MEND', yi: '8', talks: [['2024-07-18', '企业提交可研报告', '安排第二轮考察'], ['2024-11-20', '就厂房代建条件磋商', '起草投资协议']] },
  { key: 'aviation', name: '航空结构件配套园', region: '410300', chain: 'EQUIPMENT.AEROSPACE', gap: 'EXTEND', yi: '6.5', talks: [['2024-09-26', '与链主企业对接配套清单', '踏勘地块']] },
  { key: 'vaccine', name: '疫苗灌装中心', region: '410700', chain: 'MEDICINE', gap: 'BUILD', yi: '5.2', talks: [['2024-03-14', '企业暂缓扩产计划']], dropped: '企业调整投资计划' },
];
/** The one that was signed in spring, put on the list beside the others, and taken off again when its investor left. */
const WITHDRAWN = { name: '（演示增列）商丘超硬材料基地', regions: ['411400'], sector: '制造业', kind: 'FILING', level: 'CITY', owner: '（演示）超硬材料有限公司', totalInvestment: yi(6), buildContent: '超硬材料生产线及研发中心', demonstration: true };

export async function tellLeads(teller: Teller, projects: ReadonlyMap<string, Told>, rounds: SignedAt): Promise<void> {
  await Promise.all([...LEADS.map((lead) => tellLead(teller, projects, rounds, lead)), tellWithdrawn(teller, rounds.spring)]);
}

async function register(teller: Teller, { key, name, talks, ...lead }: Pick<Lead, 'key' | 'name' | 'region' | 'chain' | 'gap' | 'yi' | 'talks'>, knownOn: string): Promise<string> {
  const { id } = await teller.tell<{ id: string }>('drc', `lead-${key}`, 'registerLead', { name: `（演示）${name}`, investor: '（演示）投资企业', region: lead.region, chain: lead.chain, gap: lead.gap, intended: yi(lead.yi), source: '产业链图谱招商', knownOn });
  for (const [at, [on, outcome, nextStep]] of talks.entries()) await teller.tell('drc', `lead-${key}-talk-${at}`, 'recordTalk', { leadId: id, on, participants: '（演示）招商专班、投资企业', outcome, nextStep, knownOn: on });
  return id;
}

async function tellLead(teller: Teller, projects: ReadonlyMap<string, Told>, rounds: SignedAt, { project: bound, landed = [], starts = false, signs = 'winter', dropped, ...lead }: Lead): Promise<void> {
  const leadId = await register(teller, lead, lead.talks[0]?.[0] ?? '2023-09-01');
  if (dropped) await teller.tell('drc', `lead-${lead.key}-drop`, 'dropLead', { leadId, on: '2024-06-03', reason: dropped, knownOn: '2024-06-03' });
  if (!bound) return;
  const project = told(projects, bound);
  await teller.tell('drc', `lead-${lead.key}-sign`, 'signLead', { leadId, on: SIGNED_ON[signs], amount: yi(lead.yi), projectId: project.id, round: rounds[signs], knownOn: SIGNED_ON[signs] });
  for (const [how, on] of [...landed, ...(starts ? [['START', startDay(project)] as const] : [])]) await teller.tell('drc', `lead-${lead.key}-${how}`, 'landLead', { leadId, how, on, evidence: '（演示）佐证材料', knownOn: on });
}

async function tellWithdrawn(teller: Teller, round: string): Promise<void> {
  const leadId = await register(teller, { key: 'superhard', name: '超硬材料基地', region: '411400', chain: 'MATERIALS.SUPERHARD', gap: 'STRENGTHEN', yi: '6', talks: [['2024-02-27', '签约前尽职调查完成']] }, '2024-02-27');
  const { id: projectId } = await teller.tell<{ id: string }>('drc', 'superhard-project', 'registerProject', { ...WITHDRAWN, knownOn: '2024-04-20' });
  await teller.tell('drc', 'lead-superhard-sign', 'signLead', { leadId, on: SIGNED_ON.spring, amount: yi(6), projectId, round, knownOn: SIGNED_ON.spring });
  const list = { year: 2024, programme: '补充选列项目（演示）', plannedStart: false, annualPlan: yi('0.5') };
  await teller.tell('drc', 'superhard-extra', 'listExtraProject', { projectId, level: 'CITY', list, authority: '省重点项目建设领导小组', document: '（演示）豫重点〔2024〕7号', touchesPublic: false, knownOn: '2024-05-09' });
  await teller.tell('drc', 'superhard-removed', 'removeProject', { projectId, on: '2024-12-16', reason: '投资方终止投资，连续七个月无进展', authorityId: 'dep_410000_development_reform', documentNumber: '（演示）豫发改重点〔2024〕92号', year: 2024, programme: list.programme, knownOn: '2024-12-16' });
  await teller.tell('drc', 'superhard-leaves-round', 'removeFromRound', { round, list: 'SIGNING', projectIds: [projectId], ground: '市场重大变化', reason: '投资方终止投资', knownOn: '2024-12-17' });
}
