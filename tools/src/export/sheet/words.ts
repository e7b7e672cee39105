/** The graph's codes in the words of a sheet. */
export const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stage: { PROPOSED: '谋划', RESERVED: '储备', PREWORK: '前期', PLANNED_START: '拟开工', UNDER_CONSTRUCTION: '在建', COMPLETED: '竣工', COMMISSIONED: '投产', AT_CAPACITY: '达效', SUSPENDED: '停工', REMOVED: '调退', CANCELLED: '取消' },
  level: { NATIONAL: '国家级', PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级' },
  kind: { APPROVAL: '审批', RATIFICATION: '核准', FILING: '备案' },
  quality: { PUBLISHED: '', APPROXIMATE: '（约数）', AT_LEAST: '（下限）' },
  item: { WAITING: '待前置', READY: '在办', GRANTED: '已办结', REFUSED: '不予许可', WAIVED: '免办' },
  commitment: { OPEN: '待兑现', FULFILLED: '已兑现', BROKEN: '未兑现', LAPSED: '失效' },
  fund: { SPECIAL_BOND: '专项债券', CENTRAL_BUDGET: '中央预算内', TREASURY_BOND: '增发国债', PREWORK: '前期经费', RENOVATION: '技改资金', LOCAL_BUDGET: '地方预算', BANK_LOAN: '银行贷款', ENTERPRISE: '企业自筹', SOCIAL_CAPITAL: '社会资本' },
  element: { LAND: '用地', FARMLAND_BALANCE: '耕地占补平衡', ENERGY: '用能', ENVIRONMENT: '环境容量', LABOUR: '用工', MATERIAL: '材料', MACHINERY: '机械设备', SUPPLY: '物资' },
  guarantee: { OPEN: '待预留', PARTLY: '部分保障', RESERVED: '已全部预留', SECURED: '已全部落实', SHORT: '指标不足' },
  issue: { FOUND: '已发现', ASSIGNED: '已交办', SUPERVISED: '督办中', REPORTED_BACK: '已反馈', FOLLOWED_UP: '已回访', CLOSED: '已销号' },
  severity: { LOW: '一般', MEDIUM: '较重', HIGH: '严重', CRITICAL: '特别严重' },
  startPlan: { START: '开工', RESUMPTION: '复工' },
  incident: { QUALITY: '质量', SAFETY: '安全' },
  incidentSeverity: { MINOR: '轻微', ORDINARY: '一般', CONSIDERABLE: '较大', MAJOR: '重大', EXTREME: '特别重大' },
  leader: { PROVINCIAL: '省级', CITY: '市级', COUNTY: '县级' },
};

/** A code without a word here is newer than this sheet: better the code than nothing. */
export const wordOf = (of: string, code: string | null | undefined): string => (code ? WORDS[of]?.[code] ?? code : '');
