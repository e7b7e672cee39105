import { panelConclusions, panelRoles, publicGates } from '@cornerstone/events/projects-appraisal';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { exclusions } from './draw.rules';
import { panelStates } from './panel.rules';

export const PublicGates = enumOf(publicGates, 'PublicGateKind', 'What a project that touches the public passes before promotion (002). · 公众程序', { COLLECTIVE_DECISION: 'collective decision · 集体决策', RISK_ASSESSMENT: 'social-stability risk assessment · 社会稳定风险评估', HEARING: 'hearing · 咨询听证', PUBLIC_NOTICE: 'public notice · 社会公示' });
export const PanelRoles = enumOf(panelRoles, 'PanelRole', 'As what a member of a panel speaks (002). · 论证组身份', { EXPERT: 'expert · 专家', OWNER: 'project unit · 业主', MANAGER: 'project office · 项目管理单位' });
export const PanelStates = enumOf(panelStates, 'PanelState', 'Where a panel is. · 论证组状态', { OPEN: 'open · 进行中', CONCLUDED: 'concluded · 已形成结论', DISSOLVED: 'dissolved · 已解散' });
export const Conclusions = enumOf(panelConclusions, 'PanelConclusion', 'What a panel came to. · 论证结论', { RECOMMENDED: 'recommended · 建议实施', NOT_RECOMMENDED: 'not recommended · 不建议实施' });
export const Exclusions = enumOf(exclusions, 'ExpertExclusion', 'Why an expert could not be drawn. · 回避原因', {
  SAME_UNIT: 'of the owner\'s, the design\'s or a bidder\'s unit · 同单位', DECLARED: 'a declared conflict · 已声明回避', EARLIER_PANEL: 'was on a panel of the project · 曾参加该项目论证', MANAGER: 'manages the project · 项目管理人员',
});
