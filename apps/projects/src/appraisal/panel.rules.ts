import { opinionGiven, panelConcluded, panelConvened, panelDissolved, type panelRoles } from '@cornerstone/events/projects-appraisal';
import type { Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { drawExperts, poolFor, type PoolExpert, type Seats, type Sides } from './draw.rules';

export type PanelRole = (typeof panelRoles)[number];
export const panelStates = ['OPEN', 'CONCLUDED', 'DISSOLVED'] as const;
export interface Panel { id: string; state: (typeof panelStates)[number]; expertIds: readonly string[]; convenedOn: Day }
/** What one member says of the investor, the matching funds and the profitability (002: 投资主体、资金配套、盈利保障). */
export interface Opinion { role: PanelRole; expertId: string | null; investor: boolean; matchingFunds: boolean; profitability: boolean }
export interface ConveneCommand { panelId: string; seats: readonly Seats[]; sides: Sides; seed: string }

const MOST_SEATS = 25;

/** Each specialty once, an odd number of experts in all, not fewer than the policy says. */
function seatsOf(told: readonly Seats[], { panelSize }: { panelSize: number }): Seats[] {
  const seats = told.map(({ specialty, experts }) => ({ specialty: plainText(specialty, 'specialty', 50), experts }));
  const size = seats.reduce((sum, { experts }) => sum + experts, 0);
  if (seats.some(({ experts }) => experts < 1) || new Set(seats.map(({ specialty }) => specialty)).size !== seats.length) throw badInput('P11.seats-not-a-panel', { en: 'Each specialty is named once, with one expert or more.', zh: '每一专业应只列一次，且至少一名专家。' });
  if (size < panelSize || size > MOST_SEATS) throw badInput('P11.panel-size', { en: `A panel has ${panelSize} to ${MOST_SEATS} experts.`, zh: `专家人数应为 ${panelSize} 至 ${MOST_SEATS} 人。` }, { size, panelSize });
  if (size % 2 === 0) throw badInput('P11.panel-even', { en: 'A panel has an odd number of experts, so that there is a majority.', zh: '专家人数应为单数，以形成多数意见。' }, { size });
  return seats;
}

/** P11 (002: 业主、专家、项目管理单位“三位一体”): one open panel a project; experts drawn by lot, conflicts of interest left out. */
export function convenePanel(project: { owner: string | null; stage: string }, hasOpenPanel: boolean, experts: readonly PoolExpert[], command: ConveneCommand, policy: { panelSize: number }, knownOn: Day) {
  if (project.stage === 'REMOVED' || project.stage === 'CANCELLED') throw new Rejection('P11.project-gone', { en: `A ${project.stage.toLowerCase()} project is not appraised.`, zh: '已调退或取消的项目不再论证。' }, { stage: project.stage });
  if (project.owner === null) throw new Rejection('P11.owner-unknown', { en: 'The project has no project unit: owner, experts and manager make a panel.', zh: '项目未填报项目单位，无法组成“三位一体”论证组。' });
  if (hasOpenPanel) throw new Rejection('P11.panel-open', { en: 'The project has an open panel: conclude or dissolve it first.', zh: '该项目已有进行中的论证组，请先形成结论或解散。' });
  const seats = seatsOf(command.seats, policy);
  const { pool, excluded } = poolFor(experts, { ...command.sides, units: [project.owner, ...command.sides.units] });
  const expertIds = drawExperts(pool, seats, command.seed);
  return { seats, pool, excluded, expertIds, ownerUnit: project.owner, fact: panelConvened.of(knownOn, { panelId: command.panelId, expertIds, managerId: command.sides.managerId, seed: command.seed, poolSize: pool.length, excluded: excluded.length }) };
}

function requireOpen({ state }: Panel): void {
  if (state !== 'OPEN') throw new Rejection('P11.panel-ended', { en: `The panel is ${state.toLowerCase()}.`, zh: '该论证组已结束。' }, { state });
}

/** P11: one opinion a member; of experts, only those who were drawn. */
export function giveOpinion(panel: Panel, before: readonly Opinion[], opinion: Opinion, comment: string, knownOn: Day) {
  requireOpen(panel);
  const { role, expertId } = opinion;
  if ((expertId !== null) !== (role === 'EXPERT')) throw badInput('P11.expert-unnamed', { en: 'An expert\'s opinion names the expert, the others none.', zh: '专家意见须注明专家，其他意见不注明。' }, { role });
  if (expertId !== null && !panel.expertIds.includes(expertId)) throw new Rejection('P11.not-on-the-panel', { en: 'This expert was not drawn for the panel.', zh: '该专家未被抽取参加本次论证。' }, { expertId });
  if (before.some((each) => each.role === role && each.expertId === expertId)) throw new Rejection('P11.opinion-given', { en: 'This member has given an opinion.', zh: '该成员已发表意见。' }, { role, expertId });
  return { comment: plainText(comment, 'comment', 2000), fact: opinionGiven.of(knownOn, { panelId: panel.id, ...opinion }) };
}

/** P11: when every expert has spoken; recommended where the majority of the experts finds each of the three sound. Owner and manager are heard, they do not vote on their own project. */
export function concludePanel(panel: Panel, opinions: readonly Opinion[], on: Day, knownOn: Day) {
  requireOpen(panel);
  if (on > knownOn || on < panel.convenedOn) throw new Rejection('P11.concluded-out-of-order', { en: `${on} is not between ${panel.convenedOn}, when the panel was convened, and ${knownOn}.`, zh: `结论日期 ${on} 应在组成日期 ${panel.convenedOn} 与知悉日期 ${knownOn} 之间。` }, { on, convenedOn: panel.convenedOn, knownOn });
  const votes = opinions.filter(({ role }) => role === 'EXPERT');
  const silent = panel.expertIds.filter((id) => !votes.some(({ expertId }) => expertId === id));
  const unheard = (['OWNER', 'MANAGER'] as const).filter((role) => !opinions.some((each) => each.role === role));
  if (silent.length > 0 || unheard.length > 0) throw new Rejection('P11.opinions-missing', { en: `Not heard yet: ${[...silent, ...unheard].join(', ').toLowerCase()}.`, zh: `尚未发表意见：${[...silent, ...unheard].join('、')}。` }, { expertIds: silent, roles: unheard });
  const sound = (what: 'investor' | 'matchingFunds' | 'profitability'): number => votes.filter((vote) => vote[what]).length;
  const told = { investor: sound('investor'), matchingFunds: sound('matchingFunds'), profitability: sound('profitability') };
  const isRecommended = Object.values(told).every((count) => count * 2 > votes.length);
  return panelConcluded.of(knownOn, { panelId: panel.id, on, conclusion: isRecommended ? 'RECOMMENDED' : 'NOT_RECOMMENDED', experts: votes.length, ...told });
}

/** P11: without a conclusion, with a reason; its experts are left out of the project's next draw, so that nobody draws until it pleases. */
export function dissolvePanel(panel: Panel, reason: string, on: Day, knownOn: Day) {
  requireOpen(panel);
  if (on > knownOn || on < panel.convenedOn) throw new Rejection('P11.concluded-out-of-order', { en: `${on} is not between ${panel.convenedOn} and ${knownOn}.`, zh: `解散日期 ${on} 应在 ${panel.convenedOn} 与 ${knownOn} 之间。` }, { on, convenedOn: panel.convenedOn, knownOn });
  return panelDissolved.of(knownOn, { panelId: panel.id, on, reason: reasonOf(reason, 'P11.dissolved-without-reason') });
}
