import type {
  CapacityIndicator, CapacityStepName, ChainGap, CodeChangeKind, EndingKind, EvidenceSubject, ExpertExclusion, FeedKind, FigureBound, FollowStage, GoalMetric, GoalState, GoalUnit, IncidentKind, IncidentSeverity, LandingKind, LeaderGapKind,
  LeaderLevel, LeadStatus, PanelConclusion, PanelRole, PanelState, PartKind, PresenceStage, PublicGateKind, ReserveCategory, ReserveDecision, ReserveState, RoundKind, RoundList, RoundSeason, RoundVenueKind, StartEvidenceState, StartKind, VerificationMethod,
} from './gql/graphql';

/** The words of the mechanisms' own pages and of their parts on the project's page. */
export const pagesZh = {
  nav: { label: '页面', warmap: '作战图', rounds: '三个一批', reserve: '储备库', leaders: '领导包联', leads: '招商引资', goals: '目标与报送' },
  page: { wall: '大屏', jump: '本页内容', nothing: '以下各项暂无记录：{parts}。', shown: '列出 {n} 项，共 {total} 项', separator: '、', count: '{n} 个', projects: '项目（个）', days: '{n} 天', year: '{year} 年', apply: '查看', province: '河南省' },
  life: {
    title: '全周期进展', now: '当前阶段', startPlan: '开复工方案', startPlanMissing: '应制定开复工方案而未制定', target: '目标日期', measures: '措施', version: '第 {n} 版', violation: '未批先建：{date} 记录，缺 {procedures}', ending: '{date}，{authority}，{document}', reason: '原因：{reason}', programme: '{year} 年 {programme}',
    registered: '入库登记', lateTarget: '已逾期',
  },
  capacity: {
    title: '达效账户', due: '达效期限 {date}', tolerance: '对账容差 {percent}%', indicator: '指标', target: '目标', actual: '{period}理账', official: '{period}对账（统计部门）', rate: '完成率', result: '结果', reached: '达到', missed: '未达到', handedTo: '交账：{department}', settled: '算账 {date}：{result}', explanation: '说明：{text}', step: '步骤', open: '未办', again: '上次算账未达到，账户继续：以上为新一轮的步骤。', beyond: '超出容差',
  },
  structure: {
    title: '代码、区划与打捆', codes: '项目代码沿革', code: '代码', since: '启用', until: '停用', change: '变更', first: '首次赋码', partOf: '所属整体', parts: '组成项目', part: '项目', kind: '形式', stage: '阶段', total: '总投资', difference: '与整体总投资相差 {amount} 亿元', shares: '跨区域投资分摊', region: '区划', share: '比例', amount: '投资', source: '依据：{source}', outside: '省外', regions: '所在区划', moved: '基本信息变更',
  },
  quantities: { title: '行业归类与实物量', sector: '行业', chains: '产业链', measure: '实物量', planned: '计划', done: '完成', rate: '完成率', on: '截至' },
  preparation: {
    title: '储备、论证与公众程序', reserve: '储备库', category: '类别', proposed: '{date} 申报', admitted: '{date} 入库', moved: '最近进展 {date}', stale: '逾期无进展', maturity: '成熟度 {score} 分（满分 100）', decided: '{quarter} 调整', gates: '公众程序', gate: '程序', held: '日期', until: '公示至', document: '文件', panel: '专家论证', convened: '{date} 组成', ended: '{date} 结论', seed: '抽取种子 {seed}', pool: '候选 {n} 人，回避 {out} 人', reproduced: '可复现', notReproduced: '不可复现', agency: '编制单位：{agency}', owner: '项目单位：{owner}',
    role: '意见方', investor: '投资主体', funds: '资金配套', profit: '盈利保障', comment: '意见', sound: '可行', unsound: '不可行',
  },
  batches: { title: '三个一批与招商来源', round: '期次', list: '批次', venue: '会场', investment: '投资', evidence: '开工佐证', due: '{date} 前', lead: '招商线索', investor: '投资方', chain: '产业链', signed: '签约', landed: '落地', status: '状态', held: '{date} 举办' },
  progress: { title: '计划执行', period: '期间', planned: '计划', done: '完成', rate: '完成率', none: '未报', half: '双过半：至 {date} 完成 {done} / {planned} 万元', met: '达到', notMet: '未达到', version: '计划第 {n} 版', revised: '调整理由：{reason}' },
  milestones: { title: '倒排工期', due: '总工期目标 {date}', feasible: '按期可行', infeasible: '按现状不可行', slack: '时差（天）', critical: '关键', path: '关键线路：{path}' },
  presence: { title: '三到现场', stage: '阶段', on: '到场日期', unit: '项目单位', missing: '未到场' },
  incidents: { title: '质量安全事件', what: '事件', kind: '类别', severity: '等级', place: '地点', happened: '发生', closed: '处置', open: '未办结' },
  people: { title: '包联领导与专班', leader: '领导', since: '起', until: '止', department: '责任单位', officer: '项目警官', team: '专班', current: '在任' },
  site: { circle: '红线：中心 {lon}, {lat}，半径 {radius} 米', polygon: '红线：{n} 个界址点', none: '未划定红线', feeds: '实时监测：{feeds}', verifications: '独立核验', measuredOn: '核验日', measured: '核实进度', reported: '所报进度', gap: '相差（百分点）', method: '方式', note: '说明', verifier: '核验人', place: '拍摄地点', about: '对应', file: '文件' },
  report: { workforce: '用工（人）', problems: '问题', late: '迟报 {n} 天', was: '原报 {amount} 万元', day: '日报 {day}' },
  rounds: {
    title: '三个一批', intro: '按期次汇总签约、开工、投产，并跟踪签约项目的落地、开工、投产、达效。', empty: '该年度没有期次。', venues: '会场', lists: '批次汇总', list: '批次', count: '项目（个）', investment: '投资（亿元）', bySector: '按行业', sector: '行业', unstated: '未注明', follow: '跟踪问效', followSigned: '签约项目', followStarted: '开工项目', newProjects: '新增 {n} 个', converted: '由前期开工转化 {n} 个', unconverted: '无前期开工 {n} 个', overdue: '逾期未交开工佐证', adjustments: '调出 {n} 个：{ground}，{reason}', entries: '项目清单', project: '项目', venue: '会场', evidence: '开工佐证', closed: '{date} 关闭', open: '进行中', thresholds: '门槛', atLeast: '{list}{sector}{condition} 不低于 {amount} 亿元', season: '集中开工', campaigns: '开复工战役', campaign: '战役', target: '目标', done: '按期完成', missed: '逾期', pending: '待完成', rate: '完成率', due: '期限', members: '项目', nobody: '没有战役。',
  },
  reserve: {
    title: '储备库', intro: '在库项目、季度滚动调整与长期无进展条目。', pool: '在库与申报', project: '项目', state: '状态', category: '类别', level: '级别', total: '总投资（亿元）', maturity: '成熟度（分）', open: '前期未办', moved: '最近进展', stale: '逾期无进展', screening: '准入审核', passes: '符合', empty: '没有条目。', volume: '储备规模', goal: '目标', entries: '条目', investment: '储备投资', noGoal: '未设目标', sessions: '滚动调整', quarter: '季度', closed: '完成', kept: '保留', promoted: '提级', dropped: '调出', admitted: '新增', rejected: '不予入库', decisions: '逐项决定', decision: '决定', reason: '理由', staleEntries: '长期无进展条目', noStale: '没有长期无进展的条目。', noSessions: '该年度没有滚动调整。',
  },
  warmap: {
    title: '作战图', intro: '全部项目按地区、行业、季度挂图作战，颜色越深项目越多。', all: '全部', ahead: '储备与前期', planned: '拟开工', works: '在建', stopped: '停工', done: '竣工与投产', ended: '调退与终止', byRegion: '按地区', bySector: '按行业', starts: '拟开工项目：计划开工季度', ends: '在建项目：计划竣工季度', startRateDue: '应开工项目开工率', periodInvestmentRate: '期间投资完成率', timeProgressRate: '时间进度', months: '个月', place: { Q1: '一季度', Q2: '二季度', Q3: '三季度', Q4: '四季度', YEAR: '年内', OTHER: '其他年度或未注明' },
  },
  leaders: {
    title: '领导包联', intro: '包联覆盖、同级包联与每位领导的包联数量。', coverage: '包联率', ofLevel: '同级包联率', coverageMeans: '有领导包联 ÷ 未调退、未终止的项目', ofLevelMeans: '由不低于清单级别的领导包联 ÷ 未调退、未终止的项目', byRegion: '按地区', byLevel: '按层级', byProgramme: '按计划', part: '分组', loads: '包联数量', leader: '领导', level: '级别', projects: '项目（个）', show: '查看项目', gaps: '包联缺项', project: '项目', missing: '缺少', noGaps: '没有缺项。', noLoads: '没有包联记录。',
  },
  leads: {
    title: '招商引资', intro: '按产业链跟踪洽谈、签约、落地。', rate: '签约落地率', rateMeans: '已落地 ÷ 已签约（终止的仍计入分母）', countOf: '条线索', byChain: '按产业链', byRegion: '按地区', chain: '产业链', region: '地区', list: '招商线索', name: '线索', investor: '投资方', gap: '强链方向', status: '状态', intended: '意向（亿元）', signed: '签约（亿元）', signedOn: '签约日', project: '转化项目', round: '签约期次', talk: '最近洽谈', landings: '落地', dropped: '终止：{reason}', empty: '没有线索。', unstated: '未注明', all: '全部链条',
  },
  goals: {
    title: '目标与报送', intro: '年度目标完成、双过半与按时报送。', goals: '目标', goal: '目标', threshold: '目标值', actual: '完成', rate: '完成率', due: '期限', state: '状态', source: '来源', empty: '该年度没有目标。', half: '双过半', halfShare: '时间过半应完成年度计划的 {percent}%', investment: '投资过半', projects: '过半项目', projectsMeans: '至 {date} 完成计划一半以上 ÷ 有计划的项目', investmentMeans: '至 {date} 完成投资 ÷ 同批项目年度计划', met: '达到', notMet: '未达到', notMeasured: '不适用', behind: '未过半的项目', project: '项目', planned: '计划（万元）', done: '完成（万元）', coverage: '报送覆盖', region: '地区', reported: '报送率', inTime: '按时率', all: '全部', missing: '应报未报', department: '责任单位', period: '报送期', dueOn: '应报', month: '{year} 年 {n} 月', late: '逾期（天）', noMissing: '没有应报未报的项目。', noBehind: '没有未过半的项目。',
  },
  startKind: { START: '开工', RESUMPTION: '复工' } satisfies Record<StartKind, string>,
  endingKind: { REMOVED: '调退', DELISTED: '调出清单', CANCELLED: '终止' } satisfies Record<EndingKind, string>,
  capacityStep: { OPENED: '建账', COLLECTED: '理账', RECONCILED: '对账', HANDED_OVER: '交账', SETTLED: '算账' } satisfies Record<CapacityStepName, string>,
  indicator: { OUTPUT_VALUE: '产值（万元）', TAX: '税收（万元）', JOBS: '用工（人）', CAPACITY: '产能' } satisfies Record<CapacityIndicator, string>,
  codeChange: { NEW: '赋新码', CORRECTION: '更正' } satisfies Record<CodeChangeKind, string>,
  partKind: { SUBPROJECT: '打捆子项目', SECTION: '标段', PHASE: '分期' } satisfies Record<PartKind, string>,
  reserveState: { PROPOSED: '待审核', TURNED_DOWN: '未通过', ADMITTED: '在库', PROMOTED: '已提级', DROPPED: '已调出' } satisfies Record<ReserveState, string>,
  reserveCategory: { PLANNED_CONSTRUCTION: '谋划建设', INVESTMENT_PROMOTION: '招商引资', INDUSTRY: '产业' } satisfies Record<ReserveCategory, string>,
  reserveDecision: { KEEP: '保留', PROMOTE: '提级', DROP: '调出', ADMIT: '新增入库', TURN_DOWN: '不予入库' } satisfies Record<ReserveDecision, string>,
  gate: { COLLECTIVE_DECISION: '集体决策', RISK_ASSESSMENT: '风险评估', HEARING: '咨询听证', PUBLIC_NOTICE: '社会公示' } satisfies Record<PublicGateKind, string>,
  panelState: { OPEN: '论证中', CONCLUDED: '已有结论', DISSOLVED: '已解散' } satisfies Record<PanelState, string>,
  conclusion: { RECOMMENDED: '建议实施', NOT_RECOMMENDED: '不建议实施' } satisfies Record<PanelConclusion, string>,
  panelRole: { EXPERT: '专家', OWNER: '业主', MANAGER: '项目管理单位' } satisfies Record<PanelRole, string>,
  exclusion: { SAME_UNIT: '同单位', DECLARED: '声明回避', EARLIER_PANEL: '参加过前次论证', MANAGER: '管理单位人员' } satisfies Record<ExpertExclusion, string>,
  roundKind: { THREE_BATCHES: '三个一批', CONCENTRATED_START: '集中开工' } satisfies Record<RoundKind, string>,
  roundList: { SIGNING: '签约一批', START: '开工一批', COMMISSIONING: '投产一批' } satisfies Record<RoundList, string>,
  season: { AFTER_SPRING_FESTIVAL: '春节后', AFTER_WHEAT_HARVEST: '麦收后', AFTER_AUTUMN_HARVEST: '秋收后' } satisfies Record<RoundSeason, string>,
  venueKind: { MAIN: '主会场', BRANCH: '分会场' } satisfies Record<RoundVenueKind, string>,
  startEvidence: { NOT_NEEDED: '不需要', DUE: '待提交', IN_TIME: '按期', LATE: '迟交', OVERDUE: '逾期未交' } satisfies Record<StartEvidenceState, string>,
  followStage: { LANDED: '落地', STARTED: '开工', COMMISSIONED: '投产', AT_CAPACITY: '达效' } satisfies Record<FollowStage, string>,
  chainGap: { BUILD: '建链', EXTEND: '延链', MEND: '补链', STRENGTHEN: '强链', UPGRADE: '提链' } satisfies Record<ChainGap, string>,
  leadStatus: { TALKING: '洽谈', SIGNED: '已签约', LANDED: '已落地', DROPPED: '已终止' } satisfies Record<LeadStatus, string>,
  landing: { COMPANY: '注册公司', LAND: '取得用地', START: '开工' } satisfies Record<LandingKind, string>,
  leaderLevel: { PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级' } satisfies Record<LeaderLevel, string>,
  leaderGap: { LEADER: '包联领导', LEADER_OF_LEVEL: '同级领导', POLICE_OFFICER: '项目警官' } satisfies Record<LeaderGapKind, string>,
  presenceStage: { START: '开工', WORKS: '建设中', COMPLETION: '竣工' } satisfies Record<PresenceStage, string>,
  incidentKind: { QUALITY: '质量', SAFETY: '安全' } satisfies Record<IncidentKind, string>,
  incidentSeverity: { MINOR: '轻微', ORDINARY: '一般', CONSIDERABLE: '较大', MAJOR: '重大', EXTREME: '特别重大' } satisfies Record<IncidentSeverity, string>,
  evidenceAbout: { REPORT: '进度报送', MILESTONE: '节点', START: '开工' } satisfies Record<EvidenceSubject, string>,
  feed: { VIDEO: '视频', DUST: '扬尘' } satisfies Record<FeedKind, string>,
  method: { SITE_VISIT: '现场核查', SURVEY: '测量', DRONE: '无人机', SATELLITE: '卫星', VIDEO: '视频' } satisfies Record<VerificationMethod, string>,
  goalState: { MET: '已达到', ON_TRACK: '按序推进', AT_RISK: '有风险', MISSED: '未达到', NOT_MEASURED: '无法计量' } satisfies Record<GoalState, string>,
  goalMetric: { SIGNED_PROJECTS: '签约项目', STARTED_PROJECTS: '开工项目', COMPLETED_PROJECTS: '竣工项目', COMMISSIONED_PROJECTS: '投产项目', INVESTMENT: '完成投资', INVESTMENT_RATE: '投资完成率', START_RATE: '开工率', COMPLETION_RATE: '竣工率', FIXED_ASSET_GROWTH: '固定资产投资增速' } satisfies Record<GoalMetric, string>,
  goalUnit: { PROJECTS: '个', PERCENT: '%', YUAN: '元', WAN: '万元', YI: '亿元', WAN_YI: '万亿元' } satisfies Record<GoalUnit, string>,
  bound: { EXACT: '', ABOUT: '约', NEARLY: '近', OVER: '超过', AT_LEAST: '不低于' } satisfies Record<FigureBound, string>,
  /** Nodes of the classification and their measures as they are delivered; one that was added since is shown by its code. */
  node: {
    INDUSTRY: '产业转型', 'INDUSTRY.MANUFACTURING': '制造业', 'INDUSTRY.SERVICES': '现代服务业', 'INDUSTRY.LOGISTICS': '现代物流', 'INDUSTRY.AGRICULTURE': '现代农业', 'INDUSTRY.INNOVATION': '科技创新', INFRASTRUCTURE: '基础设施', 'INFRASTRUCTURE.TRANSPORT': '交通', 'INFRASTRUCTURE.TRANSPORT.EXPRESSWAY': '高速公路', 'INFRASTRUCTURE.TRANSPORT.TRUNK_ROAD': '国省干线公路', 'INFRASTRUCTURE.TRANSPORT.RAIL': '铁路',
    'INFRASTRUCTURE.WATER': '水利', 'INFRASTRUCTURE.ENERGY': '能源', 'INFRASTRUCTURE.MUNICIPAL': '市政城建', 'INFRASTRUCTURE.ECOLOGY': '生态环保', NEW_INFRASTRUCTURE: '新型基础设施', 'NEW_INFRASTRUCTURE.5G': '5G基建及应用', 'NEW_INFRASTRUCTURE.PV_UHV_GRID': '光伏电网及特高压', 'NEW_INFRASTRUCTURE.INDUSTRIAL_INTERNET': '工业互联网', 'NEW_INFRASTRUCTURE.INTERCITY_RAIL': '城际高速铁路和城际轨道交通', 'NEW_INFRASTRUCTURE.EV_CHARGING': '新能源车及充电桩', 'NEW_INFRASTRUCTURE.BLOCKCHAIN': '区块链', 'NEW_INFRASTRUCTURE.DATA_CENTRE': '云计算大数据中心', 'NEW_INFRASTRUCTURE.AI': '人工智能', SOCIAL: '社会民生', 'SOCIAL.PUBLIC_HEALTH': '公共卫生',
    MATERIALS: '新材料', 'MATERIALS.SUPERHARD': '超硬材料', 'MATERIALS.NYLON': '尼龙新材料', 'MATERIALS.CHEMICAL': '化工新材料', 'MATERIALS.ALUMINIUM': '先进铝基材料', ELECTRONICS: '电子信息', EQUIPMENT: '先进装备', 'EQUIPMENT.AEROSPACE': '航空航天及卫星应用', VEHICLES: '新能源汽车', MEDICINE: '现代医药', FOOD: '现代食品', TEXTILES: '现代轻纺',
  },
  measure: { ROAD_KM: '里程（公里）', RAIL_KM: '里程（公里）', POWER_MW: '装机容量（兆瓦）', BASE_STATIONS: '基站（个）', CHARGING_PILES: '充电桩（个）', RACKS: '机架（架）', LINE_KM: '线路长度（公里）', BEDS: '床位（张）' },
};
