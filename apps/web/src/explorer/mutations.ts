import { graph, type NamedOperation } from './named';

/** What the departments do most. Each takes one input and may be repeated under its idempotency key without being done twice. */
export const mutations: NamedOperation[] = [
  { id: 'ReportProgress', zh: '报送进度', en: 'Report progress', document: graph`
    # projectId: 先运行「项目清单」取 id · the id of a project, from the query Projects
    mutation ReportProgress($input: ReportProgressInput!, $idempotencyKey: String) {
      reportProgress(input: $input, idempotencyKey: $idempotencyKey) { code name stage }
    }
  `, variables: {
    input: { projectId: 'prj_', period: { year: 2024, month: 6 }, investment: { amount: '3850', unit: 'WAN' }, physicalProgress: '42.5' }, idempotencyKey: 'explorer-report-1',
  } },
  { id: 'RegisterProject', zh: '项目登记', en: 'Register a project', document: graph`
    mutation RegisterProject($input: RegisterProjectInput!, $idempotencyKey: String) {
      registerProject(input: $input, idempotencyKey: $idempotencyKey) { id code name stage }
    }
  `, variables: {
    input: { name: '示范道路工程', regions: ['410300'], sector: '交通', kind: 'APPROVAL', totalInvestment: { amount: '2.5', unit: 'YI' } }, idempotencyKey: 'explorer-register-1',
  } },
  { id: 'RevisePlan', zh: '下达年度计划', en: "Set a year's plan", document: graph`
    mutation RevisePlan($input: RevisePlanInput!, $idempotencyKey: String) {
      revisePlan(input: $input, idempotencyKey: $idempotencyKey) { code name plan(year: 2024) { investment { amount(unit: WAN) } } }
    }
  `, variables: {
    input: { projectId: 'prj_', year: 2024, investment: { amount: '15000', unit: 'WAN' }, reason: '年中调整' }, idempotencyKey: 'explorer-plan-1',
  } },
  { id: 'SetMilestones', zh: '倒排工期', en: 'Schedule milestones backwards', document: graph`
    mutation SetMilestones($input: SetMilestonesInput!, $idempotencyKey: String) {
      setMilestones(input: $input, idempotencyKey: $idempotencyKey) { code name schedule { due feasible criticalPath milestones { name latestStart due slack critical } } }
    }
  `, variables: {
    input: { projectId: 'prj_', due: '2025-09-30', milestones: [{ name: '基础完工', durationDays: 60 }, { name: '主体封顶', durationDays: 120, predecessors: ['基础完工'] }, { name: '竣工验收', durationDays: 10, unit: 'WORKING', predecessors: ['主体封顶'] }] }, idempotencyKey: 'explorer-milestones-1',
  } },
  { id: 'ReportIncident', zh: '报送质量安全事件', en: 'Report an incident', document: graph`
    mutation ReportIncident($input: ReportIncidentInput!, $idempotencyKey: String) {
      reportIncident(input: $input, idempotencyKey: $idempotencyKey) { code name incidents(open: true) { nodes { kind severity serious what happenedOn } } }
    }
  `, variables: { input: { projectId: 'prj_', kind: 'SAFETY', severity: 'ORDINARY', what: '脚手架局部变形', happenedOn: '2024-06-08', place: '3号楼' }, idempotencyKey: 'explorer-incident-1' } },
  { id: 'AssignLeader', zh: '安排包联领导', en: 'Assign a leader', document: graph`
    # personId, teamIds: 先运行「可以交办给谁」取 id · the ids of people, from the query People
    mutation AssignLeader($input: AssignLeaderInput!, $idempotencyKey: String) {
      assignLeader(input: $input, idempotencyKey: $idempotencyKey) { code name leaders { person { name } level since department { name } policeOfficer { name } team { name } } }
    }
  `, variables: {
    input: { projectId: 'prj_', personId: 'per_', departmentId: 'dep_410300_development_reform', teamIds: ['per_'] }, idempotencyKey: 'explorer-leader-1',
  } },
  { id: 'OpenRound', zh: '开启三个一批期次', en: 'Open a round of three batches', document: graph`
    mutation OpenRound($input: OpenRoundInput!, $idempotencyKey: String) {
      openRound(input: $input, idempotencyKey: $idempotencyKey) { code name heldOn thresholds { list sector condition minimum { amount(unit: YI) } } }
    }
  `, variables: {
    input: { name: '示范期次', region: '410000', year: 2024, number: 14, quarter: 4, heldOn: '2024-11-20', venues: [{ kind: 'MAIN', name: '主会场', region: '410100' }], thresholds: [{ list: 'START', sector: '制造业', minimum: { amount: '3', unit: 'YI' } }] }, idempotencyKey: 'explorer-round-1',
  } },
  { id: 'AddToRound', zh: '列入三个一批', en: 'Add projects to a round', document: graph`
    # round: 先运行「三个一批」取 code · the code of a round, from the query Rounds
    mutation AddToRound($input: AddToRoundInput!, $idempotencyKey: String) {
      addToRound(input: $input, idempotencyKey: $idempotencyKey) { code lastAddition { added refused outcomes(first: 20) { nodes { code rule message } } } }
    }
  `, variables: { input: { round: '410000-3B-2024-14', list: 'START', projects: [{ projectId: 'prj_' }], mode: 'REPORT' }, idempotencyKey: 'explorer-add-1' } },
  { id: 'SubmitApplication', zh: '提交审批申请', en: 'Submit an application', document: graph`
    mutation SubmitApplication($input: SubmitApplicationInput!, $idempotencyKey: String) {
      submitApplication(input: $input, idempotencyKey: $idempotencyKey) { kind mayStart clock { limitDays usedDays remainingDays state dueOn } }
    }
  `, variables: { input: { projectId: 'prj_' }, idempotencyKey: 'explorer-submit-1' } },
  { id: 'RaiseIssue', zh: '梳理问题', en: 'Raise an issue', document: graph`
    mutation RaiseIssue($input: RaiseIssueInput!, $idempotencyKey: String) {
      raiseIssue(input: $input, idempotencyKey: $idempotencyKey) { code title kind state severity deadline }
    }
  `, variables: { input: { projectId: 'prj_', kind: 'LAND', title: '征地未完成', severity: 'HIGH' }, idempotencyKey: 'explorer-issue-1' } },
];
