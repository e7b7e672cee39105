/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where a clock stands. · 计时状态 */
export type ApprovalClockState =
  /** four fifths of the limit are used · 黄灯 */
  | 'AMBER'
  /** everything is decided · 办结 */
  | 'DONE'
  /** over the limit · 红灯（超时） */
  | 'RED'
  /** running · 正常 */
  | 'RUNNING'
  /** stopped on a legal ground · 停表 */
  | 'STOPPED';

/** How a clock counts. · 计时单位 */
export type ApprovalClockUnit =
  /** calendar days · 自然日 */
  | 'DAY'
  /** working days · 工作日 */
  | 'WORKING_DAY';

/** Where a procedure of a case stands. · 事项状态 */
export type ApprovalItemStatus =
  /** granted · 已办结 */
  | 'GRANTED'
  /** prerequisites hold, runs in parallel · 在办 */
  | 'READY'
  /** refused with a reason · 不予许可 */
  | 'REFUSED'
  /** waits for its prerequisites · 待前置 */
  | 'WAITING'
  /** not needed here, with a reason · 免办 */
  | 'WAIVED';

/** What capacity is measured by. · 达效指标 */
export type CapacityIndicator =
  /** output, in the unit of the account · 产能 */
  | 'CAPACITY'
  /** people employed · 就业人数 */
  | 'JOBS'
  /** output value, yuan · 产值（元） */
  | 'OUTPUT_VALUE'
  /** tax, yuan · 税收（元） */
  | 'TAX';

/** Step in the account of reaching capacity. · 达效五步 */
export type CapacityStepName =
  /** actual figures · 理账 */
  | 'COLLECTED'
  /** to the regulator of the operation · 交账 */
  | 'HANDED_OVER'
  /** targets · 建账 */
  | 'OPENED'
  /** with the statistics office · 对账 */
  | 'RECONCILED'
  /** reached or not · 算账 */
  | 'SETTLED';

/** What an investment does for its chain (001, 004). · 补链类型 */
export type ChainGap =
  /** builds it · 建链 */
  | 'BUILD'
  /** extends it · 延链 */
  | 'EXTEND'
  /** mends a gap · 补链 */
  | 'MEND'
  /** strengthens it · 强链 */
  | 'STRENGTHEN'
  /** upgrades it · 提链 */
  | 'UPGRADE';

/** Why a project has another code. · 代码变更类型 */
export type CodeChangeKind =
  /** the earlier one was never rightly its, another project may have it · 更正错误代码 */
  | 'CORRECTION'
  /** another one was given; the earlier one stays the project's · 重新赋码 */
  | 'NEW';

/** Two different things (A2). · 承诺类别 */
export type CommitmentKind =
  /** a government or department promises missing procedures before the start · 手续承诺函 */
  | 'PROMISE_LETTER'
  /** accepted with secondary material missing · 容缺办理 */
  | 'TOLERATED_OMISSION';

/** Whether it was kept. · 承诺状态 */
export type CommitmentState =
  /** not kept at the start or at its deadline · 未兑现 */
  | 'BROKEN'
  /** kept · 已兑现 */
  | 'FULFILLED'
  /** the procedure was refused, nothing is owed · 失效 */
  | 'LAPSED'
  /** open · 待兑现 */
  | 'OPEN';

/** What a project needs to be built. · 要素类别 */
export type ElementKind =
  /** energy, tonnes of coal equivalent · 用能 */
  | 'ENERGY'
  /** pollutant capacity · 环境容量 */
  | 'ENVIRONMENT'
  /** cultivated land to make up for what is taken · 耕地占补平衡 */
  | 'FARMLAND_BALANCE'
  /** labour · 用工 */
  | 'LABOUR'
  /** construction land · 用地 */
  | 'LAND'
  /** machinery · 机械设备 */
  | 'MACHINERY'
  /** materials · 材料 */
  | 'MATERIAL'
  /** supplies · 物资 */
  | 'SUPPLY';

/** How a project or its place on a list ended. · 退出方式 */
export type EndingKind =
  /** cancelled · 取消 */
  | 'CANCELLED'
  /** taken off a list, stays on others · 退出部分清单 */
  | 'DELISTED'
  /** removed from the list · 调退 */
  | 'REMOVED';

/** How it was seen. · 佐证类型 */
export type EvidenceKind =
  /** drone picture · 无人机 */
  | 'DRONE'
  /** photo · 照片 */
  | 'PHOTO'
  /** satellite picture · 卫星影像 */
  | 'SATELLITE'
  /** video · 视频 */
  | 'VIDEO';

/** What evidence is about. · 所证事项 */
export type EvidenceSubject =
  /** a milestone · 节点 */
  | 'MILESTONE'
  /** a report · 进度报告 */
  | 'REPORT'
  /** the start of works · 开工 */
  | 'START';

/** Why an expert could not be drawn. · 回避原因 */
export type ExpertExclusion =
  /** a declared conflict · 已声明回避 */
  | 'DECLARED'
  /** was on a panel of the project · 曾参加该项目论证 */
  | 'EARLIER_PANEL'
  /** manages the project · 项目管理人员 */
  | 'MANAGER'
  /** of the owner's, the design's or a bidder's unit · 同单位 */
  | 'SAME_UNIT';

/** What a live feed shows (002). · 监测类型 */
export type FeedKind =
  /** dust · 扬尘监测 */
  | 'DUST'
  /** live video · 视频监控 */
  | 'VIDEO';

/** How a published figure is meant. · 数值口径 */
export type FigureBound =
  /** about · 约 */
  | 'ABOUT'
  /** at least · 以上 */
  | 'AT_LEAST'
  /** as it stands · 整数 */
  | 'EXACT'
  /** nearly · 近 */
  | 'NEARLY'
  /** over · 超 */
  | 'OVER';

/** What a file is. · 文件类别 */
export type FileKind =
  /** photo, video, drone or satellite picture of the works · 佐证材料 */
  | 'EVIDENCE'
  /** commitment letter · 承诺函 */
  | 'LETTER'
  /** anything else · 其他 */
  | 'OTHER';

/** How far what a round listed has come. · 跟踪阶段 */
export type FollowStage =
  /** at capacity · 达效 */
  | 'AT_CAPACITY'
  /** commissioned · 投产 */
  | 'COMMISSIONED'
  /** landed · 履约 */
  | 'LANDED'
  /** started · 开工 */
  | 'STARTED';

/** What a goal measures. · 目标指标 */
export type GoalMetric =
  /** projects commissioned in the year · 投产项目数 */
  | 'COMMISSIONED_PROJECTS'
  /** projects completed in the year · 竣工项目数 */
  | 'COMPLETED_PROJECTS'
  /** completed ÷ planned completions · 竣工率 */
  | 'COMPLETION_RATE'
  /** growth of fixed-asset investment, of the statistics office · 固定资产投资增速 */
  | 'FIXED_ASSET_GROWTH'
  /** investment done in the year · 年内完成投资 */
  | 'INVESTMENT'
  /** done in the year ÷ plans of the same projects · 投资完成率 */
  | 'INVESTMENT_RATE'
  /** projects signed in the year · 签约项目数 */
  | 'SIGNED_PROJECTS'
  /** projects started in the year · 开工项目数 */
  | 'STARTED_PROJECTS'
  /** started ÷ planned new starts · 开工率 */
  | 'START_RATE';

/** How a goal stands on a day. · 目标完成状态 */
export type GoalState =
  /** behind the year · 进度滞后 */
  | 'AT_RISK'
  /** met · 已完成 */
  | 'MET'
  /** not met by its day · 未完成 */
  | 'MISSED'
  /** no figure of it here, or nothing planned · 无法测算 */
  | 'NOT_MEASURED'
  /** as far as the year · 进度正常 */
  | 'ON_TRACK';

/** Unit of a goal. · 目标单位 */
export type GoalUnit =
  /** percent · 百分比 */
  | 'PERCENT'
  /** projects · 个 */
  | 'PROJECTS'
  /** 10,000 yuan · 万元 */
  | 'WAN'
  /** trillion yuan · 万亿元 */
  | 'WAN_YI'
  /** 100 million yuan · 亿元 */
  | 'YI'
  /** yuan · 元 */
  | 'YUAN';

/** How far an element is guaranteed. · 要素保障状态 */
export type GuaranteeStatus =
  /** nothing reserved, the pools have enough · 待预留 */
  | 'OPEN'
  /** a part is reserved or supplied, the pools have the rest · 部分保障 */
  | 'PARTLY'
  /** all reserved, not all supplied · 已全部预留 */
  | 'RESERVED'
  /** all supplied · 已全部落实 */
  | 'SECURED'
  /** the pools have less than is missing · 指标不足 */
  | 'SHORT';

/** What an incident is of. · 质量安全事件类别 */
export type IncidentKind =
  /** quality · 质量 */
  | 'QUALITY'
  /** safety · 安全 */
  | 'SAFETY';

/** How grave an incident is, by 国务院令493 from ordinary on. · 事件等级 */
export type IncidentSeverity =
  /** considerable · 较大 */
  | 'CONSIDERABLE'
  /** extreme · 特别重大 */
  | 'EXTREME'
  /** major · 重大 */
  | 'MAJOR'
  /** minor, below the grades · 轻微 */
  | 'MINOR'
  /** ordinary · 一般 */
  | 'ORDINARY';

/** What an issue is about. · 问题类别 */
export type IssueKind =
  /** approvals and procedures · 审批手续 */
  | 'APPROVAL'
  /** a promise was not kept · 承诺未兑现 */
  | 'COMMITMENT_BROKEN'
  /** what was said and what was found contradict each other · 数据疑点 */
  | 'CONTRADICTION'
  /** energy, environment, labour, material · 要素保障 */
  | 'ELEMENTS'
  /** money · 资金 */
  | 'FUNDS'
  /** the books break a rule · 资金账目异常 */
  | 'FUNDS_BREACH'
  /** inaction of a body · 不作为慢作为 */
  | 'INACTION'
  /** land, acquisition and demolition · 用地与征拆 */
  | 'LAND'
  /** obstruction of works · 阻工扰工 */
  | 'OBSTRUCTION'
  /** anything else · 其他 */
  | 'OTHER'
  /** behind the plan · 进度滞后 */
  | 'PROGRESS'
  /** quality and safety · 质量安全 */
  | 'QUALITY_SAFETY'
  /** reports, checks, plans and leaders that are due and missing · 报送与履职 */
  | 'REPORTING'
  /** works started without permits · 未批先建 */
  | 'START_WITHOUT_PERMITS';

/** Who supervises an issue. · 督办层级 */
export type IssueLevel =
  /** city · 市级 */
  | 'CITY'
  /** county · 县级 */
  | 'COUNTY'
  /** province · 省级 */
  | 'PROVINCE';

/** How serious an issue is. · 严重程度 */
export type IssueSeverity =
  /** critical · 特别严重 */
  | 'CRITICAL'
  /** high · 严重 */
  | 'HIGH'
  /** low · 一般 */
  | 'LOW'
  /** medium · 较重 */
  | 'MEDIUM';

/** Where an issue is in the closed loop (S1). · 问题闭环状态 */
export type IssueState =
  /** assigned with all five in place · 已交办 */
  | 'ASSIGNED'
  /** closed off · 已销号 */
  | 'CLOSED'
  /** checked on the spot after the report · 已回访 */
  | 'FOLLOWED_UP'
  /** found, not assigned yet · 已发现 */
  | 'FOUND'
  /** reported as solved · 已反馈 */
  | 'REPORTED_BACK'
  /** overdue, under formal supervision · 督办中 */
  | 'SUPERVISED';

/** How a signed investment landed. · 落地方式 */
export type LandingKind =
  /** a company was registered · 注册公司 */
  | 'COMPANY'
  /** land was obtained · 取得用地 */
  | 'LAND'
  /** works started · 开工 */
  | 'START';

/** Where a lead is. · 线索状态 */
export type LeadStatus =
  /** dropped · 终止 */
  | 'DROPPED'
  /** landed · 落地 */
  | 'LANDED'
  /** signed · 签约 */
  | 'SIGNED'
  /** registered, in talks · 洽谈 */
  | 'TALKING';

/** What a project lacks of those who answer for it (P7). · 包联缺项 */
export type LeaderGapKind =
  /** nobody carries it · 无包联领导 */
  | 'LEADER'
  /** no leader of at least the level of its list · 无同级包联领导 */
  | 'LEADER_OF_LEVEL'
  /** no police officer, where one is asked for · 未配项目警官 */
  | 'POLICE_OFFICER';

/** Level of a responsible leader. · 包联领导级别 */
export type LeaderLevel =
  /** city · 市级 */
  | 'CITY'
  /** county · 县级 */
  | 'COUNTY'
  /** provincial · 省级 */
  | 'PROVINCIAL';

/** Unit of an amount of money. · 金额单位 */
export type MoneyUnit =
  /** 10,000 yuan · 万元 */
  | 'WAN'
  /** 100 million yuan · 亿元 */
  | 'YI'
  /** yuan · 元 */
  | 'YUAN';

/** What a panel came to. · 论证结论 */
export type PanelConclusion =
  /** not recommended · 不建议实施 */
  | 'NOT_RECOMMENDED'
  /** recommended · 建议实施 */
  | 'RECOMMENDED';

/** As what a member of a panel speaks (002). · 论证组身份 */
export type PanelRole =
  /** expert · 专家 */
  | 'EXPERT'
  /** project office · 项目管理单位 */
  | 'MANAGER'
  /** project unit · 业主 */
  | 'OWNER';

/** Where a panel is. · 论证组状态 */
export type PanelState =
  /** concluded · 已形成结论 */
  | 'CONCLUDED'
  /** dissolved · 已解散 */
  | 'DISSOLVED'
  /** open · 进行中 */
  | 'OPEN';

/** How a project is part of another. · 组成类型 */
export type PartKind =
  /** a phase, an entry of its own · 分期 */
  | 'PHASE'
  /** a section of a line, an entry of its own · 标段 */
  | 'SECTION'
  /** within the whole and its money: never counted beside it · 子项目（打捆项目内） */
  | 'SUBPROJECT';

/** When the responsible unit and person have to be on site (F2). · 三到现场 */
export type PresenceStage =
  /** at completion · 竣工到现场 */
  | 'COMPLETION'
  /** at the start of works · 开工到现场 */
  | 'START'
  /** during works · 建设到现场 */
  | 'WORKS';

/** Which projects. · 项目筛选 */
export type ProjectFilter = {
  /** Only, or without, those that lie in several of the regions one step below the region, without one in several cities: tables by city leave them out or rank them apart. · 仅跨区（或不含跨区） */
  crossRegion?: boolean | null | undefined;
  /** Approval, ratification or filing. · 审批类型 */
  kind?: ProjectKind | null | undefined;
  /** Carried by this leader. · 包联领导 */
  leader?: string | null | undefined;
  /** The highest list of the year. · 级别 */
  level?: ProjectLevel | null | undefined;
  /** Programme, the list's own name. · 专项 */
  programme?: string | null | undefined;
  /** A region and everything below it. · 区划（含下级） */
  region?: string | null | undefined;
  /** Sector, the list's own name. · 行业 */
  sector?: string | null | undefined;
  /** Any of these stages. · 阶段 */
  stage?: Array<ProjectStage> | null | undefined;
  /** In name or code. · 名称或代码 */
  text?: string | null | undefined;
  /** On a list of this year. · 年度 */
  year?: number | null | undefined;
};

/** How a project is permitted. · 审批类型 */
export type ProjectKind =
  /** approval, government investment · 审批 */
  | 'APPROVAL'
  /** filing · 备案 */
  | 'FILING'
  /** ratification · 核准 */
  | 'RATIFICATION';

/** Level of a key list. · 项目级别 */
export type ProjectLevel =
  /** city · 市 */
  | 'CITY'
  /** county · 县 */
  | 'COUNTY'
  /** national · 国家 */
  | 'NATIONAL'
  /** provincial · 省 */
  | 'PROVINCIAL';

/** Where a project is in its life. · 项目阶段 */
export type ProjectStage =
  /** at capacity · 达效 */
  | 'AT_CAPACITY'
  /** cancelled · 取消 */
  | 'CANCELLED'
  /** commissioned · 投产 */
  | 'COMMISSIONED'
  /** completed · 竣工 */
  | 'COMPLETED'
  /** planned start · 拟开工 */
  | 'PLANNED_START'
  /** pre-work · 前期 */
  | 'PREWORK'
  /** proposed · 谋划 */
  | 'PROPOSED'
  /** removed from the list · 调退 */
  | 'REMOVED'
  /** in the reserve library · 储备 */
  | 'RESERVED'
  /** suspended · 停工 */
  | 'SUSPENDED'
  /** under construction · 在建 */
  | 'UNDER_CONSTRUCTION';

/** What a project that touches the public passes before promotion (002). · 公众程序 */
export type PublicGateKind =
  /** collective decision · 集体决策 */
  | 'COLLECTIVE_DECISION'
  /** hearing · 咨询听证 */
  | 'HEARING'
  /** public notice · 社会公示 */
  | 'PUBLIC_NOTICE'
  /** social-stability risk assessment · 社会稳定风险评估 */
  | 'RISK_ASSESSMENT';

/** How often is reported. · 报送频次 */
export type ReportRhythm =
  /** daily, in a sprint · 日报 */
  | 'DAY'
  /** monthly, always · 月报 */
  | 'MONTH'
  /** weekly, in a sprint · 周报 */
  | 'WEEK';

/** What a project is reserved as (002). · 储备类别 */
export type ReserveCategory =
  /** major industry · 重大产业发展 */
  | 'INDUSTRY'
  /** major investment promotion · 重大招商引资 */
  | 'INVESTMENT_PROMOTION'
  /** major planned construction · 重大规划建设 */
  | 'PLANNED_CONSTRUCTION';

/** What a session decides. · 滚动调整决定 */
export type ReserveDecision =
  /** a proposal comes in · 入库 */
  | 'ADMIT'
  /** leaves the library, with a reason · 调出 */
  | 'DROP'
  /** stays in the library · 保留 */
  | 'KEEP'
  /** goes on the key list · 提级 */
  | 'PROMOTE'
  /** a proposal is turned down, with a reason · 不予入库 */
  | 'TURN_DOWN';

/** Where an entry is. · 储备条目状态 */
export type ReserveState =
  /** in the library · 在库 */
  | 'ADMITTED'
  /** dropped with a reason · 已调出 */
  | 'DROPPED'
  /** on a key list · 已提级 */
  | 'PROMOTED'
  /** waits for the screening · 待审核 */
  | 'PROPOSED'
  /** turned down with a reason · 未通过 */
  | 'TURNED_DOWN';

/** What sort of round. · 活动类别 */
export type RoundKind =
  /** one of the three concentrated start campaigns of a year · 集中开工 */
  | 'CONCENTRATED_START'
  /** signing, start, commissioning · 三个一批 */
  | 'THREE_BATCHES';

/** A list of a round. · 批次 */
export type RoundList =
  /** converted from an earlier start · 投产一批 */
  | 'COMMISSIONING'
  /** signed at the round · 签约一批 */
  | 'SIGNING'
  /** started at the round · 开工一批 */
  | 'START';

/** When a concentrated start campaign is (002). · 集中开工时节 */
export type RoundSeason =
  /** after the autumn harvest · 秋收后 */
  | 'AFTER_AUTUMN_HARVEST'
  /** after Spring Festival · 春节后 */
  | 'AFTER_SPRING_FESTIVAL'
  /** after the wheat harvest · 麦收后 */
  | 'AFTER_WHEAT_HARVEST';

/** Main venue or a branch of it. · 会场类别 */
export type RoundVenueKind =
  /** branch · 分会场 */
  | 'BRANCH'
  /** main · 主会场 */
  | 'MAIN';

/** Evidence of a start after the ceremony. · 开工佐证状态 */
export type StartEvidenceState =
  /** still to come · 待提交 */
  | 'DUE'
  /** within the round's days · 按期 */
  | 'IN_TIME'
  /** after them · 逾期补交 */
  | 'LATE'
  /** no start · 无须 */
  | 'NOT_NEEDED'
  /** missing after them · 逾期未交 */
  | 'OVERDUE';

/** What is to begin. · 开工或复工 */
export type StartKind =
  /** resumption of works that stand · 复工 */
  | 'RESUMPTION'
  /** start of works · 开工 */
  | 'START';

/** How progress was measured. · 核验方式 */
export type VerificationMethod =
  /** drone · 无人机航拍 */
  | 'DRONE'
  /** satellite · 卫星遥感 */
  | 'SATELLITE'
  /** site visit · 实地核查 */
  | 'SITE_VISIT'
  /** survey · 测量 */
  | 'SURVEY'
  /** video · 视频 */
  | 'VIDEO';

export type GoalsPageQueryVariables = Exact<{
  year: number;
  region?: string | null | undefined;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type GoalsPageQuery = { goals: { totalCount: number, nodes: Array<{ label: string, metric: GoalMetric, level: ProjectLevel | null, programme: string | null, sector: string | null, threshold: string, bound: FigureBound, unit: GoalUnit, dueOn: string, source: string, region: { name: string } | null, status: { on: string, state: GoalState, actual: { value: number | null, numerator: string, denominator: string } | null } | null } | null> } | null, halfYear: { on: string, sharePercent: string, met: boolean | null, investment: { value: number | null, numerator: string, denominator: string }, projects: { value: number | null, numerator: string, denominator: string }, list: { totalCount: number, nodes: Array<{ project: { code: string, name: string } | null, planned: { amount: string }, done: { amount: string }, rate: { value: number | null } } | null> } } | null, reportCoverage: Array<{ region: { name: string } | null, reported: { value: number | null, numerator: string, denominator: string }, inTime: { value: number | null, numerator: string, denominator: string } }> | null, missingReports: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ rhythm: ReportRhythm, from: string, to: string, dueOn: string, daysLate: number, project: { code: string, name: string } | null, department: { name: string } | null } | null> } | null, regions: Array<{ code: string, name: string }> | null };

export type LeadersPageQueryVariables = Exact<{
  year: number;
  region?: string | null | undefined;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadersPageQuery = { portfolio: { byRegion: Array<{ key: string, label: string, count: number, leaderCoverage: { value: number | null, numerator: string, denominator: string }, leaderLevelCoverage: { value: number | null, numerator: string, denominator: string } }>, byLevel: Array<{ key: string, label: string, count: number, leaderCoverage: { value: number | null, numerator: string, denominator: string }, leaderLevelCoverage: { value: number | null, numerator: string, denominator: string } }>, byProgramme: Array<{ key: string, label: string, count: number, leaderCoverage: { value: number | null, numerator: string, denominator: string }, leaderLevelCoverage: { value: number | null, numerator: string, denominator: string } }>, leaderCoverage: { value: number | null, numerator: string, denominator: string }, leaderLevelCoverage: { value: number | null, numerator: string, denominator: string } } | null, leaderLoads: { totalCount: number, nodes: Array<{ projects: number, level: LeaderLevel | null, person: { id: string, name: string | null, title: string, titleEn: string } | null } | null> } | null, leaderGaps: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ missing: Array<LeaderGapKind>, project: { code: string, name: string, level: ProjectLevel | null, region: { name: string } | null } | null } | null> } | null, regions: Array<{ code: string, name: string }> | null };

type Carried_Portfolio_Fragment = { leaderCoverage: { value: number | null, numerator: string, denominator: string }, leaderLevelCoverage: { value: number | null, numerator: string, denominator: string } };

type Carried_PortfolioSlice_Fragment = { leaderCoverage: { value: number | null, numerator: string, denominator: string }, leaderLevelCoverage: { value: number | null, numerator: string, denominator: string } };

export type CarriedFragment =
  | Carried_Portfolio_Fragment
  | Carried_PortfolioSlice_Fragment
;

export type LeadsPageQueryVariables = Exact<{
  region?: string | null | undefined;
  chain?: string | null | undefined;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadsPageQuery = { all: Array<{ rate: { value: number | null, numerator: string, denominator: string } }> | null, byChain: Array<{ key: string | null, rate: { value: number | null, numerator: string, denominator: string } }> | null, byRegion: Array<{ key: string | null, rate: { value: number | null, numerator: string, denominator: string } }> | null, talking: { totalCount: number } | null, signed: { totalCount: number } | null, landed: { totalCount: number } | null, dropped: { totalCount: number } | null, leads: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, investor: string, chain: string | null, gap: ChainGap, status: LeadStatus, signedOn: string | null, dropReason: string | null, intended: { amount: string } | null, signedAmount: { amount: string } | null, region: { name: string } | null, project: { code: string, name: string, stage: ProjectStage } | null, round: { name: string } | null, talks: { nodes: Array<{ on: string, outcome: string, nextStep: string | null } | null> }, landings: Array<{ how: LandingKind, on: string }> } | null> } | null, regions: Array<{ code: string, name: string }> | null };

export type OverviewQueryVariables = Exact<{
  filter: ProjectFilter;
  year: number;
  asOf?: string | null | undefined;
  unit: MoneyUnit;
  first: number;
  after?: string | null | undefined;
}>;


export type OverviewQuery = { portfolio: { count: number, resumptionRate: { value: number | null, numerator: string, denominator: string }, commissioningRate: { value: number | null, numerator: string, denominator: string }, capacityRate: { value: number | null, numerator: string, denominator: string }, fundUseRate: { value: number | null, numerator: string, denominator: string } | null, byRegion: Array<{ key: string, label: string, count: number, totalInvestment: { amount: string }, plannedInvestment: { amount: string }, investmentDone: { amount: string }, startRate: { value: number | null, numerator: string, denominator: string }, investmentRate: { value: number | null, numerator: string, denominator: string }, completionRate: { value: number | null, numerator: string, denominator: string }, leaderCoverage: { value: number | null, numerator: string, denominator: string } }>, bySector: Array<{ key: string, label: string, count: number, totalInvestment: { amount: string }, plannedInvestment: { amount: string }, investmentDone: { amount: string }, startRate: { value: number | null, numerator: string, denominator: string }, investmentRate: { value: number | null, numerator: string, denominator: string }, completionRate: { value: number | null, numerator: string, denominator: string }, leaderCoverage: { value: number | null, numerator: string, denominator: string } }>, byProgramme: Array<{ key: string, label: string }>, totalInvestment: { amount: string }, plannedInvestment: { amount: string }, investmentDone: { amount: string }, startRate: { value: number | null, numerator: string, denominator: string }, investmentRate: { value: number | null, numerator: string, denominator: string }, completionRate: { value: number | null, numerator: string, denominator: string }, leaderCoverage: { value: number | null, numerator: string, denominator: string } } | null, projects: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ code: string, name: string, level: ProjectLevel | null, stage: ProjectStage, sector: string | null, region: { code: string, name: string } | null, totalInvestment: { amount: string } | null } | null> } | null, regions: Array<{ code: string, name: string }> | null };

type Figures_Portfolio_Fragment = { count: number, totalInvestment: { amount: string }, plannedInvestment: { amount: string }, investmentDone: { amount: string }, startRate: { value: number | null, numerator: string, denominator: string }, investmentRate: { value: number | null, numerator: string, denominator: string }, completionRate: { value: number | null, numerator: string, denominator: string }, leaderCoverage: { value: number | null, numerator: string, denominator: string } };

type Figures_PortfolioSlice_Fragment = { count: number, totalInvestment: { amount: string }, plannedInvestment: { amount: string }, investmentDone: { amount: string }, startRate: { value: number | null, numerator: string, denominator: string }, investmentRate: { value: number | null, numerator: string, denominator: string }, completionRate: { value: number | null, numerator: string, denominator: string }, leaderCoverage: { value: number | null, numerator: string, denominator: string } };

export type FiguresFragment =
  | Figures_Portfolio_Fragment
  | Figures_PortfolioSlice_Fragment
;

export type OneLedgerQueryVariables = Exact<{
  code: string;
  year: number;
  asOf?: string | null | undefined;
}>;


export type OneLedgerQuery = { project: { code: string, name: string, level: ProjectLevel | null, stage: ProjectStage, sector: string | null, kind: ProjectKind | null, scale: string | null, buildContent: string | null, owner: string | null, buildStart: string | null, buildEnd: string | null, physicalProgress: string | null, startedOn: string | null, suspendedOn: string | null, resumedOn: string | null, completedOn: string | null, commissionedOn: string | null, atCapacityOn: string | null, startPlanMissing: boolean, presenceMissing: Array<PresenceStage>, mayAddFiles: boolean, regions: Array<{ code: string, name: string } | null>, totalInvestment: { amount: string } | null, codes: Array<{ code: string, since: string | null, until: string | null, change: CodeChangeKind | null, reason: string | null }>, listings: Array<{ year: number | null, level: ProjectLevel | null, programme: string | null, stage: ProjectStage, knownOn: string, removedOn: string | null, sourceTitle: string | null, sourceUrl: string | null, totalInvestment: { amount: string } | null }>, partOf: { kind: PartKind, since: string, project: { code: string, name: string } | null } | null, parts: { totalCount: number, nodes: Array<{ kind: PartKind, since: string, reason: string, project: { code: string, name: string, stage: ProjectStage, totalInvestment: { amount: string } | null } | null } | null> } | null, partTotals: Array<{ kind: PartKind, count: number, totalInvestment: { amount: string }, difference: { amount: string } | null }>, regionShares: { source: string, knownOn: string, shares: Array<{ region: { name: string } | null, share: { value: number | null }, amount: { amount: string } | null }>, difference: { amount: string } | null } | null, classification: { sector: string | null, chains: Array<string> }, quantities: Array<{ measure: string, planned: string | null, done: string | null, on: string }>, startPlan: { kind: StartKind, planVersion: number, targetOn: string, measures: string, late: boolean, department: { name: string } | null, person: { name: string | null, title: string, titleEn: string } | null } | null, startViolations: Array<{ knownOn: string, procedures: Array<string> }>, endings: Array<{ kind: EndingKind, on: string, reason: string, documentNumber: string, year: number | null, programme: string | null, authority: { name: string } | null }>, capacityAccount: { dueOn: string, tolerancePercent: string, steps: Array<{ step: CapacityStepName, doneOn: string | null }>, handedOverTo: { name: string } | null, targets: { figures: { jobs: number | null, capacity: string | null, capacityUnit: string | null, outputValue: { amount: string } | null, tax: { amount: string } | null } }, actuals: Array<{ period: { label: string } | null, figures: { jobs: number | null, capacity: string | null, capacityUnit: string | null, outputValue: { amount: string } | null, tax: { amount: string } | null } }>, reconciliation: Array<{ explanation: string | null, official: { period: { label: string } | null, figures: { jobs: number | null, capacity: string | null, capacityUnit: string | null, outputValue: { amount: string } | null, tax: { amount: string } | null } }, department: { name: string } | null, differences: Array<{ indicator: CapacityIndicator, withinTolerance: boolean }> }>, results: Array<{ indicator: CapacityIndicator, reached: boolean, rate: { value: number | null } }>, settlement: { on: string, reached: boolean, explanation: string } | null } | null, reserveEntry: { state: ReserveState, category: ReserveCategory, level: ProjectLevel, proposedOn: string, admittedOn: string | null, movedOn: string | null, stale: boolean, decidedQuarter: string | null, reason: string | null, maturity: { score: string } } | null, publicGates: Array<{ gate: PublicGateKind, heldOn: string, untilOn: string | null, document: string }>, appraisals: Array<{ state: PanelState, convenedOn: string, endedOn: string | null, conclusion: PanelConclusion | null, seed: string, poolSize: number, reproduced: boolean, ownerUnit: string, agency: string | null, seats: Array<{ specialty: string, experts: number }>, excluded: Array<{ why: ExpertExclusion }>, opinions: Array<{ role: PanelRole, investor: boolean, matchingFunds: boolean, profitability: boolean, comment: string }> }>, lead: { name: string, investor: string, chain: string | null, gap: ChainGap, status: LeadStatus, signedOn: string | null, signedAmount: { amount: string } | null, round: { name: string } | null, landings: Array<{ how: LandingKind, on: string }> } | null, roundEntries: Array<{ list: RoundList, venue: string | null, evidenceDue: string | null, startEvidence: StartEvidenceState, investment: { amount: string }, round: { code: string, name: string, heldOn: string } | null }>, plan: { planVersion: number, reason: string | null, investment: { amount: string }, quarters: Array<{ quarter: number, investment: { amount: string }, months: Array<{ month: number, investment: { amount: string } }> }> } | null, schedule: { due: string, feasible: boolean, criticalPath: Array<string>, milestones: Array<{ name: string, due: string, latestStart: string | null, slack: number, critical: boolean, doneOn: string | null, late: boolean }> } | null, halfYear: { on: string, met: boolean | null, planned: { amount: string }, done: { amount: string }, rate: { value: number | null } } | null, reports: { totalCount: number, nodes: Array<{ knownOn: string, day: string | null, daysLate: number | null, workforce: number | null, problems: string | null, physicalProgress: string | null, reason: string | null, period: { label: string, year: number, quarter: number | null, month: number | null, week: number | null }, investment: { amount: string }, cumulative: { amount: string }, amendedBy: { reason: string | null, knownOn: string, investment: { amount: string } } | null } | null> }, leaders: Array<{ level: LeaderLevel, since: string, person: { name: string | null, title: string, titleEn: string } | null, department: { name: string } | null }>, everyLeader: Array<{ level: LeaderLevel, since: string, until: string | null, endReason: string | null, person: { name: string | null, title: string, titleEn: string } | null, department: { name: string } | null, policeOfficer: { name: string | null, title: string, titleEn: string } | null, team: Array<{ name: string | null, title: string, titleEn: string } | null> }>, sitePresence: Array<{ stage: PresenceStage, on: string, unit: { name: string } | null }>, incidents: { nodes: Array<{ kind: IncidentKind, severity: IncidentSeverity, what: string, place: string | null, happenedOn: string, closedOn: string | null, measures: string | null } | null> }, site: { radius: number | null, knownOn: string, points: Array<{ lon: string, lat: string }> } | null, feeds: Array<{ kind: FeedKind, since: string }>, evidence: Array<{ kind: EvidenceKind, takenAt: string | null, digest: string, inside: boolean | null, verifiedProgress: string | null, lon: string | null, lat: string | null, about: EvidenceSubject | null, file: { id: string, name: string } | null }>, verifications: { nodes: Array<{ measuredOn: string, measured: string, reported: string | null, gap: string | null, method: VerificationMethod, note: string | null, verifier: { name: string | null, title: string, titleEn: string } | null } | null> }, files: { nodes: Array<{ id: string, kind: FileKind, name: string, size: number, uploadedAt: string } | null> }, approvals: Array<{ kind: ProjectKind, mayStart: boolean, acceptedOn: string, closedOn: string | null, clock: { limitDays: number, unit: ApprovalClockUnit, usedDays: number, pausedDays: number, remainingDays: number, state: ApprovalClockState, dueOn: string | null, provisional: boolean }, items: Array<{ status: ApprovalItemStatus, dueOn: string | null, decidedOn: string | null, procedure: { code: string, name: string, nameEn: string, stage: string, stageNo: number }, department: { name: string } | null }>, commitments: Array<{ kind: CommitmentKind, authority: string, due: string, state: CommitmentState, procedure: { name: string, nameEn: string } }> }> | null, funding: { allocated: { amount: string }, issued: { amount: string }, disbursed: { amount: string }, paid: { amount: string }, useRate: { value: number | null, numerator: string, denominator: string }, entries: { totalCount: number, nodes: Array<{ at: string, debit: string, debitName: string, credit: string, creditName: string, memo: string | null, amount: { amount: string } } | null> } | null } | null, guarantees: Array<{ kind: ElementKind, item: string | null, needed: string, secured: string, unit: string, status: GuaranteeStatus, explanation: string }> | null, issues: Array<{ code: string, title: string, kind: IssueKind, state: IssueState, severity: IssueSeverity, level: IssueLevel, deadline: string | null, overdue: boolean, assignedTo: { name: string | null, title: string, titleEn: string } | null, department: { name: string } | null }> | null, timeline: { totalCount: number, nodes: Array<{ knownOn: string, type: string, source: string, summary: string, summaryEn: string } | null> } | null } | null };

export type CapacityOfFragment = { jobs: number | null, capacity: string | null, capacityUnit: string | null, outputValue: { amount: string } | null, tax: { amount: string } | null };

export type ReservePageQueryVariables = Exact<{
  region: string;
  year: number;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ReservePageQuery = { reserve: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ state: ReserveState, category: ReserveCategory, level: ProjectLevel, movedOn: string | null, stale: boolean, maturity: { score: string }, screening: { passes: boolean, against: Array<{ zh: string, en: string }> }, prework: Array<{ open: Array<string>, zh: string, en: string }>, project: { code: string, name: string, region: { name: string } | null, totalInvestment: { amount: string } | null } | null } | null> } | null, stale: { totalCount: number, nodes: Array<{ state: ReserveState, category: ReserveCategory, level: ProjectLevel, movedOn: string | null, stale: boolean, maturity: { score: string }, screening: { passes: boolean, against: Array<{ zh: string, en: string }> }, prework: Array<{ open: Array<string>, zh: string, en: string }>, project: { code: string, name: string, region: { name: string } | null, totalInvestment: { amount: string } | null } | null } | null> } | null, reserveVolume: { entries: number, entriesGoal: number | null, investment: { amount: string }, goal: { amount: string } | null, rate: { value: number | null, numerator: string, denominator: string }, by: Array<{ category: ReserveCategory, entries: number, investment: { amount: string } }> } | null, reserveSessions: { totalCount: number, nodes: Array<{ year: number, quarter: number, closedOn: string, kept: number, promoted: number, dropped: number, admitted: number, rejected: number, region: { name: string } | null, decisions: { totalCount: number, nodes: Array<{ decision: ReserveDecision, reason: string | null, entry: { project: { code: string, name: string } | null } | null } | null> } } | null> } | null, regions: Array<{ code: string, name: string }> | null };

export type EntryLineFragment = { state: ReserveState, category: ReserveCategory, level: ProjectLevel, movedOn: string | null, stale: boolean, maturity: { score: string }, screening: { passes: boolean, against: Array<{ zh: string, en: string }> }, prework: Array<{ open: Array<string>, zh: string, en: string }>, project: { code: string, name: string, region: { name: string } | null, totalInvestment: { amount: string } | null } | null };

export type RoundsPageQueryVariables = Exact<{
  year?: number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type RoundsPageQuery = { rounds: Array<{ code: string, kind: RoundKind, name: string, season: RoundSeason | null, heldOn: string, closedOn: string | null, venues: Array<{ kind: RoundVenueKind, name: string }>, thresholds: Array<{ list: RoundList, sector: string | null, condition: string | null, minimum: { amount: string } }>, totals: { lists: Array<{ list: RoundList, count: number, investment: { amount: string }, bySector: Array<{ key: string | null, count: number, investment: { amount: string } }> }>, newProjects: { count: number }, converted: { count: number }, unconverted: { count: number } }, signed: Array<{ stage: FollowStage, rate: { value: number | null, numerator: string, denominator: string } }>, started: Array<{ stage: FollowStage, rate: { value: number | null, numerator: string, denominator: string } }>, overdueStarts: { totalCount: number, nodes: Array<{ evidenceDue: string | null, project: { code: string, name: string } | null } | null> }, adjustments: Array<{ ground: string, reason: string, removed: number }>, entries: { totalCount: number } }> | null, campaigns: { nodes: Array<{ name: string, kind: StartKind, opensOn: string, dueOn: string, targetPercent: string, status: { members: number, done: number, pending: number, missed: number, met: boolean | null, rate: { value: number | null, numerator: string, denominator: string } } | null } | null> } | null };

export type RoundEntriesQueryVariables = Exact<{
  code: string;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type RoundEntriesQuery = { round: { entries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ list: RoundList, venue: string | null, startEvidence: StartEvidenceState, investment: { amount: string }, project: { code: string, name: string, stage: ProjectStage } | null } | null> } } | null };

export type WarMapQueryVariables = Exact<{
  year: number;
  region?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type WarMapQuery = { portfolio: { count: number, totalInvestment: { amount: string }, investmentDone: { amount: string }, startRate: { value: number | null, numerator: string, denominator: string }, startRateDue: { value: number | null, numerator: string, denominator: string }, investmentRate: { value: number | null, numerator: string, denominator: string }, periodInvestmentRate: { value: number | null, numerator: string, denominator: string }, timeProgressRate: { value: number | null, numerator: string, denominator: string }, completionRate: { value: number | null, numerator: string, denominator: string }, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, ahead: { count: number, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, planned: { count: number, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, works: { count: number, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, stopped: { count: number, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, done: { count: number, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, ended: { count: number, byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> } | null, starts: { totalCount: number, nodes: Array<{ code: string, name: string, buildStart: string | null, buildEnd: string | null } | null> } | null, ends: { totalCount: number, nodes: Array<{ code: string, name: string, buildStart: string | null, buildEnd: string | null } | null> } | null, regions: Array<{ code: string, name: string }> | null };

export type PlacedFragment = { byRegion: Array<{ key: string, label: string, count: number }>, bySector: Array<{ key: string, label: string, count: number }> };

export type OnTheMapFragment = { code: string, name: string, buildStart: string | null, buildEnd: string | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CarriedFragmentDoc = new TypedDocumentString(`
    fragment Carried on Figures {
  leaderCoverage {
    value
    numerator
    denominator
  }
  leaderLevelCoverage {
    value
    numerator
    denominator
  }
}
    `, {"fragmentName":"Carried"}) as unknown as TypedDocumentString<CarriedFragment, unknown>;
export const FiguresFragmentDoc = new TypedDocumentString(`
    fragment Figures on Figures {
  count
  totalInvestment {
    amount(unit: $unit)
  }
  plannedInvestment {
    amount(unit: $unit)
  }
  investmentDone {
    amount(unit: $unit)
  }
  startRate {
    value
    numerator
    denominator
  }
  investmentRate {
    value
    numerator
    denominator
  }
  completionRate {
    value
    numerator
    denominator
  }
  leaderCoverage {
    value
    numerator
    denominator
  }
}
    `, {"fragmentName":"Figures"}) as unknown as TypedDocumentString<FiguresFragment, unknown>;
export const CapacityOfFragmentDoc = new TypedDocumentString(`
    fragment CapacityOf on CapacityFigures {
  outputValue {
    amount(unit: WAN)
  }
  tax {
    amount(unit: WAN)
  }
  jobs
  capacity
  capacityUnit
}
    `, {"fragmentName":"CapacityOf"}) as unknown as TypedDocumentString<CapacityOfFragment, unknown>;
export const EntryLineFragmentDoc = new TypedDocumentString(`
    fragment EntryLine on ReserveEntry {
  state
  category
  level
  movedOn
  stale
  maturity {
    score
  }
  screening {
    passes
    against {
      zh
      en
    }
  }
  prework {
    open
    zh
    en
  }
  project {
    code
    name
    region {
      name
    }
    totalInvestment {
      amount(unit: YI)
    }
  }
}
    `, {"fragmentName":"EntryLine"}) as unknown as TypedDocumentString<EntryLineFragment, unknown>;
export const PlacedFragmentDoc = new TypedDocumentString(`
    fragment Placed on Portfolio {
  byRegion: by(dimension: REGION) {
    key
    label
    count
  }
  bySector: by(dimension: SECTOR) {
    key
    label
    count
  }
}
    `, {"fragmentName":"Placed"}) as unknown as TypedDocumentString<PlacedFragment, unknown>;
export const OnTheMapFragmentDoc = new TypedDocumentString(`
    fragment OnTheMap on Project {
  code
  name
  buildStart
  buildEnd
}
    `, {"fragmentName":"OnTheMap"}) as unknown as TypedDocumentString<OnTheMapFragment, unknown>;
export const GoalsPageDocument = new TypedDocumentString(`
    query GoalsPage($year: Int!, $region: ID, $asOf: Date, $after: String) {
  goals(year: $year, region: $region, first: 50, asOf: $asOf) {
    totalCount
    nodes {
      label
      metric
      level
      programme
      sector
      threshold
      bound
      unit
      dueOn
      source
      region {
        name
      }
      status(on: $asOf) {
        on
        state
        actual {
          value
          numerator
          denominator
        }
      }
    }
  }
  halfYear(year: $year, filter: {region: $region}, asOf: $asOf) {
    on
    sharePercent
    met
    investment {
      value
      numerator
      denominator
    }
    projects {
      value
      numerator
      denominator
    }
    list(met: false, first: 20) {
      totalCount
      nodes {
        project {
          code
          name
        }
        planned {
          amount(unit: WAN)
        }
        done {
          amount(unit: WAN)
        }
        rate {
          value
        }
      }
    }
  }
  reportCoverage(region: $region, on: $asOf) {
    region {
      name
    }
    reported {
      value
      numerator
      denominator
    }
    inTime {
      value
      numerator
      denominator
    }
  }
  missingReports(region: $region, on: $asOf, first: 20, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      project {
        code
        name
      }
      department {
        name
      }
      rhythm
      from
      to
      dueOn
      daysLate
    }
  }
  regions(level: CITY) {
    code
    name
  }
}
    `) as unknown as TypedDocumentString<GoalsPageQuery, GoalsPageQueryVariables>;
export const LeadersPageDocument = new TypedDocumentString(`
    query LeadersPage($year: Int!, $region: ID, $asOf: Date, $after: String) {
  portfolio(filter: {year: $year, region: $region}, asOf: $asOf) {
    ...Carried
    byRegion: by(dimension: REGION) {
      key
      label
      count
      ...Carried
    }
    byLevel: by(dimension: LEVEL) {
      key
      label
      count
      ...Carried
    }
    byProgramme: by(dimension: PROGRAMME) {
      key
      label
      count
      ...Carried
    }
  }
  leaderLoads(filter: {year: $year, region: $region}, first: 50, asOf: $asOf) {
    totalCount
    nodes {
      projects
      level
      person {
        id
        name
        title
        titleEn
      }
    }
  }
  leaderGaps(filter: {region: $region}, first: 20, after: $after, asOf: $asOf) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      missing
      project {
        code
        name
        level
        region {
          name
        }
      }
    }
  }
  regions(level: CITY) {
    code
    name
  }
}
    fragment Carried on Figures {
  leaderCoverage {
    value
    numerator
    denominator
  }
  leaderLevelCoverage {
    value
    numerator
    denominator
  }
}`) as unknown as TypedDocumentString<LeadersPageQuery, LeadersPageQueryVariables>;
export const LeadsPageDocument = new TypedDocumentString(`
    query LeadsPage($region: ID, $chain: ID, $asOf: Date, $after: String) {
  all: landingRate(filter: {region: $region, chain: $chain}, asOf: $asOf) {
    rate {
      value
      numerator
      denominator
    }
  }
  byChain: landingRate(filter: {region: $region}, by: CHAIN, asOf: $asOf) {
    key
    rate {
      value
      numerator
      denominator
    }
  }
  byRegion: landingRate(
    filter: {region: $region, chain: $chain}
    by: REGION
    asOf: $asOf
  ) {
    key
    rate {
      value
      numerator
      denominator
    }
  }
  talking: leads(
    filter: {region: $region, chain: $chain, status: [TALKING]}
    first: 0
    asOf: $asOf
  ) {
    totalCount
  }
  signed: leads(
    filter: {region: $region, chain: $chain, status: [SIGNED]}
    first: 0
    asOf: $asOf
  ) {
    totalCount
  }
  landed: leads(
    filter: {region: $region, chain: $chain, status: [LANDED]}
    first: 0
    asOf: $asOf
  ) {
    totalCount
  }
  dropped: leads(
    filter: {region: $region, chain: $chain, status: [DROPPED]}
    first: 0
    asOf: $asOf
  ) {
    totalCount
  }
  leads(
    filter: {region: $region, chain: $chain}
    first: 30
    after: $after
    asOf: $asOf
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      investor
      chain
      gap
      status
      intended {
        amount(unit: YI)
      }
      signedOn
      signedAmount {
        amount(unit: YI)
      }
      dropReason
      region {
        name
      }
      project {
        code
        name
        stage
      }
      round {
        name
      }
      talks(first: 20) {
        nodes {
          on
          outcome
          nextStep
        }
      }
      landings {
        how
        on
      }
    }
  }
  regions(level: CITY) {
    code
    name
  }
}
    `) as unknown as TypedDocumentString<LeadsPageQuery, LeadsPageQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview($filter: ProjectFilter!, $year: Int!, $asOf: Date, $unit: MoneyUnit!, $first: Int!, $after: String) {
  portfolio(filter: $filter, year: $year, asOf: $asOf) {
    ...Figures
    resumptionRate {
      value
      numerator
      denominator
    }
    commissioningRate {
      value
      numerator
      denominator
    }
    capacityRate {
      value
      numerator
      denominator
    }
    fundUseRate {
      value
      numerator
      denominator
    }
    byRegion: by(dimension: REGION) {
      key
      label
      ...Figures
    }
    bySector: by(dimension: SECTOR) {
      key
      label
      ...Figures
    }
    byProgramme: by(dimension: PROGRAMME) {
      key
      label
    }
  }
  projects(filter: $filter, asOf: $asOf, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      code
      name
      level
      stage
      sector
      region {
        code
        name
      }
      totalInvestment {
        amount(unit: $unit)
      }
    }
  }
  regions(level: CITY) {
    code
    name
  }
}
    fragment Figures on Figures {
  count
  totalInvestment {
    amount(unit: $unit)
  }
  plannedInvestment {
    amount(unit: $unit)
  }
  investmentDone {
    amount(unit: $unit)
  }
  startRate {
    value
    numerator
    denominator
  }
  investmentRate {
    value
    numerator
    denominator
  }
  completionRate {
    value
    numerator
    denominator
  }
  leaderCoverage {
    value
    numerator
    denominator
  }
}`) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const OneLedgerDocument = new TypedDocumentString(`
    query OneLedger($code: String!, $year: Int!, $asOf: Date) {
  project(code: $code, asOf: $asOf) {
    code
    name
    level
    stage
    sector
    kind
    scale
    buildContent
    owner
    buildStart
    buildEnd
    physicalProgress
    startedOn
    suspendedOn
    resumedOn
    completedOn
    commissionedOn
    atCapacityOn
    startPlanMissing
    regions {
      code
      name
    }
    totalInvestment {
      amount(unit: YI)
    }
    codes {
      code
      since
      until
      change
      reason
    }
    listings {
      year
      level
      programme
      stage
      totalInvestment {
        amount(unit: YI)
      }
      knownOn
      removedOn
      sourceTitle
      sourceUrl
    }
    partOf {
      kind
      since
      project {
        code
        name
      }
    }
    parts(first: 30) {
      totalCount
      nodes {
        kind
        since
        reason
        project {
          code
          name
          stage
          totalInvestment {
            amount(unit: YI)
          }
        }
      }
    }
    partTotals {
      kind
      count
      totalInvestment {
        amount(unit: YI)
      }
      difference {
        amount(unit: YI)
      }
    }
    regionShares {
      source
      knownOn
      shares {
        region {
          name
        }
        share {
          value
        }
        amount {
          amount(unit: YI)
        }
      }
      difference {
        amount(unit: YI)
      }
    }
    classification {
      sector
      chains
    }
    quantities {
      measure
      planned
      done
      on
    }
    startPlan {
      kind
      planVersion
      targetOn
      measures
      late
      department {
        name
      }
      person {
        name
        title
        titleEn
      }
    }
    startViolations {
      knownOn
      procedures
    }
    endings {
      kind
      on
      reason
      documentNumber
      year
      programme
      authority {
        name
      }
    }
    capacityAccount {
      dueOn
      tolerancePercent
      steps {
        step
        doneOn
      }
      handedOverTo {
        name
      }
      targets {
        figures {
          ...CapacityOf
        }
      }
      actuals {
        period {
          label
        }
        figures {
          ...CapacityOf
        }
      }
      reconciliation {
        official {
          period {
            label
          }
          figures {
            ...CapacityOf
          }
        }
        department {
          name
        }
        explanation
        differences {
          indicator
          withinTolerance
        }
      }
      results {
        indicator
        reached
        rate {
          value
        }
      }
      settlement {
        on
        reached
        explanation
      }
    }
    reserveEntry {
      state
      category
      level
      proposedOn
      admittedOn
      movedOn
      stale
      decidedQuarter
      reason
      maturity {
        score
      }
    }
    publicGates {
      gate
      heldOn
      untilOn
      document
    }
    appraisals {
      state
      convenedOn
      endedOn
      conclusion
      seed
      poolSize
      reproduced
      ownerUnit
      agency
      seats {
        specialty
        experts
      }
      excluded {
        why
      }
      opinions {
        role
        investor
        matchingFunds
        profitability
        comment
      }
    }
    lead {
      name
      investor
      chain
      gap
      status
      signedOn
      signedAmount {
        amount(unit: YI)
      }
      round {
        name
      }
      landings {
        how
        on
      }
    }
    roundEntries {
      list
      venue
      investment {
        amount(unit: YI)
      }
      evidenceDue
      startEvidence
      round {
        code
        name
        heldOn
      }
    }
    plan(year: $year) {
      planVersion
      reason
      investment {
        amount(unit: WAN)
      }
      quarters {
        quarter
        investment {
          amount(unit: WAN)
        }
        months {
          month
          investment {
            amount(unit: WAN)
          }
        }
      }
    }
    schedule {
      due
      feasible
      criticalPath
      milestones {
        name
        due
        latestStart
        slack
        critical
        doneOn
        late
      }
    }
    halfYear(year: $year) {
      on
      planned {
        amount(unit: WAN)
      }
      done {
        amount(unit: WAN)
      }
      rate {
        value
      }
      met
    }
    reports(year: $year, first: 40) {
      totalCount
      nodes {
        knownOn
        day
        daysLate
        workforce
        problems
        period {
          label
          year
          quarter
          month
          week
        }
        investment {
          amount(unit: WAN)
        }
        cumulative {
          amount(unit: WAN)
        }
        physicalProgress
        reason
        amendedBy {
          reason
          investment {
            amount(unit: WAN)
          }
          knownOn
        }
      }
    }
    leaders {
      person {
        name
        title
        titleEn
      }
      level
      since
      department {
        name
      }
    }
    everyLeader: leaders(released: true) {
      person {
        name
        title
        titleEn
      }
      level
      since
      until
      endReason
      department {
        name
      }
      policeOfficer {
        name
        title
        titleEn
      }
      team {
        name
        title
        titleEn
      }
    }
    sitePresence {
      stage
      on
      unit {
        name
      }
    }
    presenceMissing
    incidents(first: 10) {
      nodes {
        kind
        severity
        what
        place
        happenedOn
        closedOn
        measures
      }
    }
    site {
      points {
        lon
        lat
      }
      radius
      knownOn
    }
    feeds {
      kind
      since
    }
    evidence {
      kind
      takenAt
      digest
      inside
      verifiedProgress
      lon
      lat
      about
      file {
        id
        name
      }
    }
    verifications(first: 10) {
      nodes {
        measuredOn
        measured
        reported
        gap
        method
        note
        verifier {
          name
          title
          titleEn
        }
      }
    }
    mayAddFiles
    files(first: 50) {
      nodes {
        id
        kind
        name
        size
        uploadedAt
      }
    }
    approvals {
      kind
      mayStart
      acceptedOn
      closedOn
      clock {
        limitDays
        unit
        usedDays
        pausedDays
        remainingDays
        state
        dueOn
        provisional
      }
      items {
        procedure {
          code
          name
          nameEn
          stage
          stageNo
        }
        status
        department {
          name
        }
        dueOn
        decidedOn
      }
      commitments {
        kind
        procedure {
          name
          nameEn
        }
        authority
        due
        state
      }
    }
    funding {
      allocated {
        amount(unit: WAN)
      }
      issued {
        amount(unit: WAN)
      }
      disbursed {
        amount(unit: WAN)
      }
      paid {
        amount(unit: WAN)
      }
      useRate {
        value
        numerator
        denominator
      }
      entries(first: 20) {
        totalCount
        nodes {
          at
          debit
          debitName
          credit
          creditName
          amount {
            amount(unit: WAN)
          }
          memo
        }
      }
    }
    guarantees {
      kind
      item
      needed
      secured
      unit
      status
      explanation
    }
    issues {
      code
      title
      kind
      state
      severity
      level
      assignedTo {
        name
        title
        titleEn
      }
      department {
        name
      }
      deadline
      overdue
    }
    timeline(first: 100) {
      totalCount
      nodes {
        knownOn
        type
        source
        summary
        summaryEn
      }
    }
  }
}
    fragment CapacityOf on CapacityFigures {
  outputValue {
    amount(unit: WAN)
  }
  tax {
    amount(unit: WAN)
  }
  jobs
  capacity
  capacityUnit
}`) as unknown as TypedDocumentString<OneLedgerQuery, OneLedgerQueryVariables>;
export const ReservePageDocument = new TypedDocumentString(`
    query ReservePage($region: ID!, $year: Int!, $asOf: Date, $after: String) {
  reserve(filter: {region: $region}, first: 30, after: $after, asOf: $asOf) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...EntryLine
    }
  }
  stale: reserve(filter: {region: $region, stale: true}, first: 30, asOf: $asOf) {
    totalCount
    nodes {
      ...EntryLine
    }
  }
  reserveVolume(region: $region, year: $year, asOf: $asOf) {
    entries
    investment {
      amount(unit: YI)
    }
    goal {
      amount(unit: YI)
    }
    entriesGoal
    rate {
      value
      numerator
      denominator
    }
    by {
      category
      entries
      investment {
        amount(unit: YI)
      }
    }
  }
  reserveSessions(region: $region, year: $year, first: 20, asOf: $asOf) {
    totalCount
    nodes {
      year
      quarter
      closedOn
      kept
      promoted
      dropped
      admitted
      rejected
      region {
        name
      }
      decisions(first: 20) {
        totalCount
        nodes {
          decision
          reason
          entry {
            project {
              code
              name
            }
          }
        }
      }
    }
  }
  regions(level: CITY) {
    code
    name
  }
}
    fragment EntryLine on ReserveEntry {
  state
  category
  level
  movedOn
  stale
  maturity {
    score
  }
  screening {
    passes
    against {
      zh
      en
    }
  }
  prework {
    open
    zh
    en
  }
  project {
    code
    name
    region {
      name
    }
    totalInvestment {
      amount(unit: YI)
    }
  }
}`) as unknown as TypedDocumentString<ReservePageQuery, ReservePageQueryVariables>;
export const RoundsPageDocument = new TypedDocumentString(`
    query RoundsPage($year: Int, $asOf: Date) {
  rounds(year: $year, asOf: $asOf) {
    code
    kind
    name
    season
    heldOn
    closedOn
    venues {
      kind
      name
    }
    thresholds {
      list
      sector
      condition
      minimum {
        amount(unit: YI)
      }
    }
    totals {
      lists {
        list
        count
        investment {
          amount(unit: YI)
        }
        bySector {
          key
          count
          investment {
            amount(unit: YI)
          }
        }
      }
      newProjects {
        count
      }
      converted {
        count
      }
      unconverted {
        count
      }
    }
    signed: followThrough {
      stage
      rate {
        value
        numerator
        denominator
      }
    }
    started: followThrough(list: START) {
      stage
      rate {
        value
        numerator
        denominator
      }
    }
    overdueStarts(first: 10) {
      totalCount
      nodes {
        evidenceDue
        project {
          code
          name
        }
      }
    }
    adjustments {
      ground
      reason
      removed
    }
    entries(first: 0) {
      totalCount
    }
  }
  campaigns(first: 20, asOf: $asOf) {
    nodes {
      name
      kind
      opensOn
      dueOn
      targetPercent
      status {
        members
        done
        pending
        missed
        met
        rate {
          value
          numerator
          denominator
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoundsPageQuery, RoundsPageQueryVariables>;
export const RoundEntriesDocument = new TypedDocumentString(`
    query RoundEntries($code: String!, $asOf: Date, $after: String) {
  round(code: $code, asOf: $asOf) {
    entries(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        list
        venue
        startEvidence
        investment {
          amount(unit: YI)
        }
        project {
          code
          name
          stage
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoundEntriesQuery, RoundEntriesQueryVariables>;
export const WarMapDocument = new TypedDocumentString(`
    query WarMap($year: Int!, $region: ID, $asOf: Date) {
  portfolio(filter: {year: $year, region: $region}, asOf: $asOf) {
    count
    totalInvestment {
      amount(unit: YI)
    }
    investmentDone {
      amount(unit: YI)
    }
    startRate {
      value
      numerator
      denominator
    }
    startRateDue {
      value
      numerator
      denominator
    }
    investmentRate {
      value
      numerator
      denominator
    }
    periodInvestmentRate {
      value
      numerator
      denominator
    }
    timeProgressRate {
      value
      numerator
      denominator
    }
    completionRate {
      value
      numerator
      denominator
    }
    ...Placed
  }
  ahead: portfolio(
    filter: {year: $year, region: $region, stage: [PROPOSED, RESERVED, PREWORK]}
    asOf: $asOf
  ) {
    count
    ...Placed
  }
  planned: portfolio(
    filter: {year: $year, region: $region, stage: [PLANNED_START]}
    asOf: $asOf
  ) {
    count
    ...Placed
  }
  works: portfolio(
    filter: {year: $year, region: $region, stage: [UNDER_CONSTRUCTION]}
    asOf: $asOf
  ) {
    count
    ...Placed
  }
  stopped: portfolio(
    filter: {year: $year, region: $region, stage: [SUSPENDED]}
    asOf: $asOf
  ) {
    count
    ...Placed
  }
  done: portfolio(
    filter: {year: $year, region: $region, stage: [COMPLETED, COMMISSIONED, AT_CAPACITY]}
    asOf: $asOf
  ) {
    count
    ...Placed
  }
  ended: portfolio(
    filter: {year: $year, region: $region, stage: [REMOVED, CANCELLED]}
    asOf: $asOf
  ) {
    count
    ...Placed
  }
  starts: projects(
    filter: {year: $year, region: $region, stage: [PLANNED_START]}
    first: 100
    asOf: $asOf
  ) {
    totalCount
    nodes {
      ...OnTheMap
    }
  }
  ends: projects(
    filter: {year: $year, region: $region, stage: [UNDER_CONSTRUCTION]}
    first: 100
    asOf: $asOf
  ) {
    totalCount
    nodes {
      ...OnTheMap
    }
  }
  regions(level: CITY) {
    code
    name
  }
}
    fragment Placed on Portfolio {
  byRegion: by(dimension: REGION) {
    key
    label
    count
  }
  bySector: by(dimension: SECTOR) {
    key
    label
    count
  }
}
fragment OnTheMap on Project {
  code
  name
  buildStart
  buildEnd
}`) as unknown as TypedDocumentString<WarMapQuery, WarMapQueryVariables>;