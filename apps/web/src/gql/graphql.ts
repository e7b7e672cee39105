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

/** What a file is. · 文件类别 */
export type FileKind =
  /** photo, video, drone or satellite picture of the works · 佐证材料 */
  | 'EVIDENCE'
  /** commitment letter · 承诺函 */
  | 'LETTER'
  /** anything else · 其他 */
  | 'OTHER';

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


export type OneLedgerQuery = { project: { code: string, name: string, level: ProjectLevel | null, stage: ProjectStage, sector: string | null, kind: ProjectKind | null, scale: string | null, buildContent: string | null, owner: string | null, buildStart: string | null, buildEnd: string | null, physicalProgress: string | null, mayAddFiles: boolean, region: { code: string, name: string } | null, totalInvestment: { amount: string } | null, listings: Array<{ year: number | null, level: ProjectLevel | null, programme: string | null, stage: ProjectStage, knownOn: string, sourceTitle: string | null, sourceUrl: string | null, totalInvestment: { amount: string } | null }>, plan: { investment: { amount: string }, quarters: Array<{ quarter: number, investment: { amount: string } }>, milestones: Array<{ name: string, due: string, latestStart: string | null, doneOn: string | null, late: boolean }> } | null, reports: { nodes: Array<{ physicalProgress: string | null, period: { label: string }, investment: { amount: string }, cumulative: { amount: string }, amendedBy: { reason: string | null } | null } | null> }, leaders: Array<{ level: LeaderLevel, since: string, person: { name: string | null, title: string, titleEn: string } | null, department: { name: string } | null }>, evidence: Array<{ kind: EvidenceKind, takenAt: string | null, digest: string, inside: boolean | null, verifiedProgress: string | null }>, files: { nodes: Array<{ id: string, kind: FileKind, name: string, size: number, uploadedAt: string } | null> }, approvals: Array<{ kind: ProjectKind, mayStart: boolean, acceptedOn: string, closedOn: string | null, clock: { limitDays: number, unit: ApprovalClockUnit, usedDays: number, pausedDays: number, remainingDays: number, state: ApprovalClockState, dueOn: string | null, provisional: boolean }, items: Array<{ status: ApprovalItemStatus, dueOn: string | null, decidedOn: string | null, procedure: { code: string, name: string, nameEn: string, stage: string, stageNo: number }, department: { name: string } | null }>, commitments: Array<{ kind: CommitmentKind, authority: string, due: string, state: CommitmentState, procedure: { name: string, nameEn: string } }> }> | null, funding: { allocated: { amount: string }, issued: { amount: string }, disbursed: { amount: string }, paid: { amount: string }, useRate: { value: number | null, numerator: string, denominator: string }, entries: { totalCount: number, nodes: Array<{ at: string, debit: string, debitName: string, credit: string, creditName: string, memo: string | null, amount: { amount: string } } | null> } | null } | null, guarantees: Array<{ kind: ElementKind, item: string | null, needed: string, secured: string, unit: string, status: GuaranteeStatus, explanation: string }> | null, issues: Array<{ code: string, title: string, kind: IssueKind, state: IssueState, severity: IssueSeverity, level: IssueLevel, deadline: string | null, overdue: boolean, assignedTo: { name: string | null, title: string, titleEn: string } | null, department: { name: string } | null }> | null, timeline: { totalCount: number, nodes: Array<{ knownOn: string, type: string, source: string, summary: string, summaryEn: string } | null> } | null } | null };

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
    region {
      code
      name
    }
    totalInvestment {
      amount(unit: YI)
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
      sourceTitle
      sourceUrl
    }
    plan(year: $year) {
      investment {
        amount(unit: WAN)
      }
      quarters {
        quarter
        investment {
          amount(unit: WAN)
        }
      }
      milestones {
        name
        due
        latestStart
        doneOn
        late
      }
    }
    reports(year: $year) {
      nodes {
        period {
          label
        }
        investment {
          amount(unit: WAN)
        }
        cumulative {
          amount(unit: WAN)
        }
        physicalProgress
        amendedBy {
          reason
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
    evidence {
      kind
      takenAt
      digest
      inside
      verifiedProgress
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
    `) as unknown as TypedDocumentString<OneLedgerQuery, OneLedgerQueryVariables>;