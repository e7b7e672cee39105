/** Chinese is the source; messages.en.ts must have exactly the same keys, or it does not compile. */
export const zh = {
  app: {
    name: 'Cornerstone', overview: '总览', explorer: '接口浏览器', person: '身份', skip: '跳到正文', print: '打印', loading: '正在读取…', refreshing: '正在更新…',
    retry: '重试', notApplicable: '不适用', absent: '—', yes: '是', no: '否', unit: '单位', source: '项目数据来自统一图 /graphql',
    otherLanguage: 'English', failed: '没有取到数据：{reason}',
  },
  signIn: { token: '访问令牌', hint: '这里不是演示环境，请粘贴单位签发的访问令牌（Bearer）。只保存在本标签页中。', use: '使用' },
  fault: {
    unavailable: '{services}暂时没有回应，它负责的内容缺失，其余照常显示。', at: '{time} 的结果', some: '部分内容没有取到', trace: '跟踪号 {id}',
    section: '暂缺：{service}没有回应', sectionRefused: '暂缺：{message}', anyService: '有的服务',
  },
  service: { projects: '项目服务', approvals: '审批服务', funding: '资金服务', elements: '要素服务', supervision: '督办服务', directory: '目录服务' },
  unit: { YUAN: '元', WAN: '万元', YI: '亿元' },
  filter: {
    title: '筛选', year: '年度', region: '地区', level: '层级', sector: '行业', stage: '阶段', kind: '类型', text: '名称或代码', asOf: '数据截至', all: '全部', clear: '清除筛选', apply: '查找',
  },
  figure: {
    count: '项目', totalInvestment: '总投资', plannedInvestment: '年度计划投资', investmentDone: '年度完成投资',
    startRate: '开工率', investmentRate: '投资完成率', completionRate: '竣工率', fundUseRate: '资金使用率',
    startRateMeans: '已开工 ÷ 当年计划新开工', investmentRateMeans: '当年完成投资 ÷ 同批项目年度计划', completionRateMeans: '已竣工 ÷ 当年计划竣工', fundUseRateMeans: '债券：支付 ÷ 发行；其他：支付 ÷ 安排',
    outOf: '{n} / {of} {unit}', projects: '个项目',
  },
  slice: { byRegion: '按地区', bySector: '按行业', region: '地区', sector: '行业', onlyThis: '只看{name}', note: '跨地区项目在各地分别列出，上级只计一次，所以各行相加可能大于总数。', empty: '没有可分组的项目。' },
  list: { title: '项目清单', name: '项目名称', code: '项目代码', more: '下一页', first: '回到第一页', shown: '本页 {n} 项，共 {total} 项', empty: '没有符合条件的项目。可以放宽筛选。' },
  project: {
    title: '一项目一台账', back: '返回总览', notFound: '没有代码为 {code} 的项目，或者您无权查看。', code: '项目代码', region: '所在地区', level: '层级', sector: '行业', kind: '管理类型', stage: '阶段',
    total: '总投资', leaders: '包联领导', since: '{date} 起', content: '建设内容', empty: '暂无记录。',
  },
  procedures: {
    title: '审批手续', limit: '时限 {limit} 天，已用 {used} 天，停表 {paused} 天，剩余 {left} 天', due: '{date} 到期', mayStart: '具备开工条件', mayNotStart: '尚不具备开工条件',
    procedure: '事项', department: '承办部门', status: '状态', dueOn: '到期日', commitments: '容缺与承诺', authority: '承诺对象', state: '履行情况',
  },
  plan: {
    title: '计划与节点', year: '{year} 年计划投资', quarter: '{n} 季度', milestone: '节点', due: '计划', latestStart: '最迟开始', doneOn: '实际', late: '逾期', onTime: '正常',
  },
  reports: { title: '进度报送', period: '报送期', investment: '本期完成', cumulative: '累计完成', physical: '形象进度', amended: '更正：{reason}' },
  money: {
    title: '资金', allocated: '下达', disbursed: '拨付', paid: '支付', useRate: '使用率', at: '时间', debit: '借', credit: '贷', amount: '金额', memo: '摘要',
  },
  elements: { title: '要素保障', kind: '要素', needed: '需求', secured: '已落实', status: '状态', explanation: '说明' },
  evidence: { title: '影像佐证', kind: '类型', takenAt: '拍摄时间', inside: '在项目范围内', verified: '核实进度', digest: '文件指纹' },
  problems: { title: '问题台账', code: '编号', state: '状态', severity: '程度', assignedTo: '责任人', deadline: '办结期限' },
  timeline: { title: '大事记' },
  level: { NATIONAL: '国家级', PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级', PROVINCE: '省级', ZONE: '开发区' },
  stage: {
    PROPOSED: '谋划', RESERVED: '储备', PREWORK: '前期', PLANNED_START: '计划新开工', UNDER_CONSTRUCTION: '在建', COMPLETED: '竣工', COMMISSIONED: '投产', AT_CAPACITY: '达效',
    SUSPENDED: '停工', REMOVED: '调退', CANCELLED: '终止',
  },
  kind: { APPROVAL: '审批', RATIFICATION: '核准', FILING: '备案' },
  seen: { PHOTO: '照片', VIDEO: '视频', DRONE: '无人机', SATELLITE: '卫星' },
  element: { LAND: '用地', FARMLAND_BALANCE: '占补平衡', ENERGY: '用能', ENVIRONMENT: '环境容量', LABOUR: '用工', MATERIAL: '材料', MACHINERY: '机械', SUPPLY: '水电气' },
  state: {
    PENDING: '待办', NOT_STARTED: '未开始', SUBMITTED: '已提交', ACCEPTED: '已受理', IN_PROGRESS: '办理中', RUNNING: '计时中', PAUSED: '停表', STOPPED: '停表', OVERDUE: '超时', DECIDED: '已办结', GRANTED: '已批准', APPROVED: '已批准',
    REFUSED: '不予批准', REJECTED: '不予批准', DONE: '已完成', CLOSED: '已销号', OPEN: '未销号', RAISED: '已梳理', ASSIGNED: '已交办', REPORTED_BACK: '已反馈', REOPENED: '重新打开', FULFILLED: '已履行', LAPSED: '已失效',
    SECURED: '已落实', PARTLY_SECURED: '部分落实', NEEDED: '未落实', RESERVED: '已预留', CONFIRMED: '已落实', SHORT: '有缺口',
    LOW: '一般', MEDIUM: '较重', HIGH: '严重', CRITICAL: '特别严重',
  },
  explorer: {
    title: '接口浏览器', queries: '查询', mutations: '办理', curl: '复制为 curl', copied: '已复制', search: '查找查询…', loading: '正在加载编辑器…', signedIn: '以 {person} 身份调用 /graphql', help: '从左侧选一条，按 ▷ 运行（Ctrl+Enter）；左边图标可打开接口文档',
  },
};
