import { reserveCategories, reserveHazards } from '@cornerstone/events/projects-reserve';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { standings } from './prework.rules';
import { entryStates } from './reserve.rules';
import { reserveDecisions } from './session.rules';

export const Categories = enumOf(reserveCategories, 'ReserveCategory', 'What a project is reserved as (002). · 储备类别', { PLANNED_CONSTRUCTION: 'major planned construction · 重大规划建设', INVESTMENT_PROMOTION: 'major investment promotion · 重大招商引资', INDUSTRY: 'major industry · 重大产业发展' });
export const Hazards = enumOf(reserveHazards, 'ReserveHazard', 'What needs an exemption (003). · 两高一危', { HIGH_ENERGY: 'high energy · 高耗能', HIGH_POLLUTION: 'high pollution · 高污染', HAZARDOUS: 'hazardous · 危险' });
export const EntryStates = enumOf(entryStates, 'ReserveState', 'Where an entry is. · 储备条目状态', {
  PROPOSED: 'waits for the screening · 待审核', TURNED_DOWN: 'turned down with a reason · 未通过', ADMITTED: 'in the library · 在库', PROMOTED: 'on a key list · 已提级', DROPPED: 'dropped with a reason · 已调出',
});
export const Decisions = enumOf(reserveDecisions, 'ReserveDecision', 'What a session decides. · 滚动调整决定', {
  KEEP: 'stays in the library · 保留', PROMOTE: 'goes on the key list · 提级', DROP: 'leaves the library, with a reason · 调出', ADMIT: 'a proposal comes in · 入库', TURN_DOWN: 'a proposal is turned down, with a reason · 不予入库',
});
export const PreworkStandings = enumOf(standings, 'PreworkStanding', 'How a part of pre-work stands. · 前期手续状态', { OPEN: 'not applied for · 未申报', REFUSED: 'refused · 不予许可', APPLIED: 'applied for · 办理中', TOLERATED: 'accepted with material to follow · 容缺受理', WAIVED: 'waived · 免办', GRANTED: 'granted · 已办结' });
