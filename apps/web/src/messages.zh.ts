import type {
  ApprovalClockState, ApprovalClockUnit, ApprovalItemStatus, CommitmentKind, CommitmentState, ElementKind, EvidenceKind, FileKind, GuaranteeStatus, IssueKind, IssueLevel, IssueSeverity, IssueState,
  ProjectKind, ProjectLevel, ProjectStage,
} from './gql/graphql';
import { pagesZh } from './messages.pages.zh';

/** Chinese is the source; every code of the graph has its word, or it does not compile; messages.en.ts has exactly the same keys. */
export const zh = {
  ...pagesZh,
  app: {
    name: 'Cornerstone', overview: '总览', explorer: '接口浏览器', person: '身份', skip: '跳到正文', print: '打印', loading: '正在读取…', refreshing: '正在更新…',
    retry: '重试', notApplicable: '不适用', absent: '—', yes: '是', no: '否', unit: '单位', source: '项目数据来自统一图 /graphql',
    otherLanguage: 'English', failed: '没有取到数据：{reason}',
  },
  signIn: {
    in: '登录', byPassword: '密码登录', out: '退出', needed: '请先登录，以查看您有权查看的项目。', orToken: '使用访问令牌',
    token: '访问令牌', hint: '这里不是演示环境，请粘贴单位签发的访问令牌（Bearer）。只保存在本标签页中。', use: '使用',
  },
  fault: {
    unavailable: '{services}暂时没有回应，它负责的内容缺失，其余照常显示。', at: '{time} 的结果', some: '部分内容没有取到', trace: '跟踪号 {id}',
    section: '暂缺：{service}没有回应', sectionRefused: '暂缺：{message}', anyService: '有的服务',
  },
  service: { projects: '项目服务', approvals: '审批服务', funding: '资金服务', elements: '要素服务', supervision: '督办服务', directory: '目录服务' },
  unit: { YUAN: '元', WAN: '万元', YI: '亿元' },
  filter: {
    title: '筛选', year: '年度', region: '地区', level: '层级', sector: '行业', stage: '阶段', kind: '类型', programme: '计划', text: '名称或代码', asOf: '数据截至', all: '全部', clear: '清除筛选', apply: '查找',
  },
  figure: {
    count: '项目', totalInvestment: '总投资', plannedInvestment: '年度计划投资', investmentDone: '年度完成投资',
    startRate: '开工率', resumptionRate: '复工率', investmentRate: '投资完成率', completionRate: '竣工率', commissioningRate: '投产率', capacityRate: '达效率', leaderCoverage: '包联率', fundUseRate: '资金使用率',
    startRateMeans: '已开工 ÷ 当年计划新开工', resumptionRateMeans: '已复工或已竣工 ÷ 当年曾停工', investmentRateMeans: '当年完成投资 ÷ 同批项目年度计划', completionRateMeans: '已竣工 ÷ 当年计划竣工', commissioningRateMeans: '已投产 ÷ 已开工', capacityRateMeans: '已达效 ÷ 已投产', leaderCoverageMeans: '有领导包联 ÷ 未调退、未终止的项目', fundUseRateMeans: '债券：支付 ÷ 发行；其他：支付 ÷ 安排',
    outOf: '{n} / {of} {unit}', projects: '个项目',
  },
  slice: { byRegion: '按地区', bySector: '按行业', region: '地区', sector: '行业', onlyThis: '只看{name}', note: '跨地区项目在各地分别列出，上级只计一次，所以各行相加可能大于总数。', empty: '没有可分组的项目。', none: '未注明', provinceItself: '列在省本级，未分到市' },
  list: { title: '项目清单', name: '项目名称', code: '项目代码', more: '下一页', first: '回到第一页', shown: '本页 {n} 项，共 {total} 项', empty: '没有符合条件的项目。可以放宽筛选。' },
  project: {
    title: '一项目一台账', back: '返回总览', notFound: '没有代码为 {code} 的项目，或者您无权查看。', code: '项目代码', region: '所在地区', level: '层级', sector: '行业', kind: '管理类型', stage: '阶段',
    scale: '建设规模', owner: '建设单位', built: '建设年限', physical: '形象进度', total: '总投资', leaders: '包联领导', since: '{date} 起', content: '建设内容', empty: '暂无记录。',
  },
  procedures: {
    title: '审批手续', limit: '时限 {limit} {unit}，已用 {used}', paused: '停表 {paused} 天', left: '剩余 {left} {unit}', over: '超出 {over} {unit}', due: '{date} 到期', provisional: '当年放假安排未公布，期限为暂定', accepted: '{date} 受理', closed: '{date} 办结', decidedOf: '已办 {decided} / {all} 项', mayStart: '具备开工条件', mayNotStart: '尚不具备开工条件',
    procedure: '事项', department: '承办部门', status: '状态', dueOn: '到期日', decidedOn: '办结日', commitments: '容缺与承诺', commitment: '方式', authority: '承诺主体', state: '履行情况', fulfilBy: '兑现期限',
  },
  plan: {
    quarter: '{n} 季度', month: '{n} 月', milestone: '节点', due: '计划', latestStart: '最迟开始', doneOn: '实际', late: '逾期', onTime: '正常',
  },
  reports: { title: '进度报送', period: '报送期', investment: '本期完成', cumulative: '累计完成', physical: '形象进度', amended: '更正：{reason}' },
  money: {
    title: '资金', allocated: '下达', issued: '发行', disbursed: '拨付', paid: '支付', useRate: '资金使用率', at: '日期', debit: '借方科目', credit: '贷方科目', amount: '金额', memo: '摘要', entries: '分录',
  },
  elements: { title: '要素保障', kind: '要素', needed: '需求', secured: '已落实', status: '状态', explanation: '说明' },
  evidence: { title: '影像佐证与核验', none: '暂无核验记录；已上传的材料见“文件”。', kind: '类型', takenAt: '拍摄时间', inside: '在项目范围内', verified: '核实进度', digest: '文件指纹' },
  files: { title: '文件', name: '文件名', kind: '类别', size: '大小', at: '上传时间', add: '上传文件', sending: '正在上传 {part}%', refused: '{name} 未能上传：{message}', hint: '照片、PDF、xlsx、docx 不超过 20 MB；视频、TIFF 不超过 200 MB。照片中的位置与时间信息会保留。' },
  problems: { title: '问题台账', about: '问题', state: '状态', severity: '程度', assignedTo: '责任单位', deadline: '完成时限', overdue: '超期' },
  listings: { title: '入列清单与来源', year: '年度', programme: '计划', level: '层级', stage: '当时阶段', known: '知悉日期', source: '出处' },
  timeline: { title: '大事记', more: '只列出最早的 {n} 条，共 {total} 条。' },
  level: { NATIONAL: '国家级', PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级' } satisfies Record<ProjectLevel, string>,
  stage: {
    PROPOSED: '谋划', RESERVED: '储备', PREWORK: '前期', PLANNED_START: '计划新开工', UNDER_CONSTRUCTION: '在建', COMPLETED: '竣工', COMMISSIONED: '投产', AT_CAPACITY: '达效',
    SUSPENDED: '停工', REMOVED: '调退', CANCELLED: '终止',
  } satisfies Record<ProjectStage, string>,
  kind: { APPROVAL: '审批', RATIFICATION: '核准', FILING: '备案' } satisfies Record<ProjectKind, string>,
  fileKind: { EVIDENCE: '佐证材料', LETTER: '承诺函', OTHER: '其他' } satisfies Record<FileKind, string>,
  seen: { PHOTO: '照片', VIDEO: '视频', DRONE: '无人机', SATELLITE: '卫星' } satisfies Record<EvidenceKind, string>,
  element: { LAND: '用地', FARMLAND_BALANCE: '占补平衡', ENERGY: '用能', ENVIRONMENT: '环境容量', LABOUR: '用工', MATERIAL: '材料', MACHINERY: '机械设备', SUPPLY: '物资' } satisfies Record<ElementKind, string>,
  clock: { RUNNING: '正常', AMBER: '黄灯', RED: '红灯（超时）', STOPPED: '停表', DONE: '办结' } satisfies Record<ApprovalClockState, string>,
  dayUnit: { WORKING_DAY: '工作日', DAY: '天' } satisfies Record<ApprovalClockUnit, string>,
  item: { WAITING: '待前置', READY: '在办', GRANTED: '已办结', REFUSED: '不予许可', WAIVED: '免办' } satisfies Record<ApprovalItemStatus, string>,
  commitment: { OPEN: '待兑现', FULFILLED: '已兑现', BROKEN: '未兑现', LAPSED: '已失效' } satisfies Record<CommitmentState, string>,
  commitmentKind: { PROMISE_LETTER: '手续承诺函', TOLERATED_OMISSION: '容缺办理' } satisfies Record<CommitmentKind, string>,
  guarantee: { OPEN: '待预留', PARTLY: '部分保障', RESERVED: '已全部预留', SECURED: '已全部落实', SHORT: '指标不足' } satisfies Record<GuaranteeStatus, string>,
  issue: { FOUND: '已发现', ASSIGNED: '已交办', SUPERVISED: '督办中', REPORTED_BACK: '已反馈', FOLLOWED_UP: '已回访', CLOSED: '已销号' } satisfies Record<IssueState, string>,
  severity: { LOW: '一般', MEDIUM: '较重', HIGH: '严重', CRITICAL: '特别严重' } satisfies Record<IssueSeverity, string>,
  issueKind: {
    COMMITMENT_BROKEN: '承诺未兑现', START_WITHOUT_PERMITS: '未批先建', FUNDS_BREACH: '资金账目异常', CONTRADICTION: '数据疑点', OBSTRUCTION: '阻工扰工', INACTION: '不作为', APPROVAL: '审批', FUNDS: '资金', LAND: '用地', ELEMENTS: '要素', PROGRESS: '进度', REPORTING: '报送与履职',
    QUALITY_SAFETY: '质量安全', OTHER: '其他',
  } satisfies Record<IssueKind, string>,
  supervisor: { COUNTY: '县级督办', CITY: '市级督办', PROVINCE: '省级督办' } satisfies Record<IssueLevel, string>,
  explorer: {
    title: '接口浏览器', queries: '查询', mutations: '办理', curl: '复制为 curl', copied: '已复制', search: '查找查询…', loading: '正在加载编辑器…', signedIn: '以 {person} 身份调用 /graphql', help: '从左侧选一条，按 ▷ 运行（Ctrl+Enter）；左边图标可打开接口文档',
  },
};
