/** What a column holds, recognised by its header. */
export type Role =
  | 'serial' | 'listId' | 'nationalCode' | 'name' | 'owner' | 'province' | 'city' | 'county' | 'place' | 'regionCode'
  | 'sector' | 'level' | 'programme' | 'year' | 'phase' | 'nature' | 'scale' | 'buildContent'
  | 'total' | 'totalQuality' | 'annualPlan' | 'buildStart' | 'buildEnd' | 'period'
  | 'note' | 'sourceUrl' | 'sourceTitle' | 'issuedOn' | 'bondName' | 'bondKind' | 'batchNo' | 'bondAmount' | 'term' | 'rate' | 'used' | 'unread';

export interface Recognised { role: Role; rank: number }

/** A list's own words: read in order, the first that fits wins; a lower rank is preferred where two columns hold the same. */
const LABELS: readonly [RegExp, Role, number?][] = [
  [/^(序号?|编号|no\.?|#|项目序号|顺序号)$/, 'serial'],
  [/^id$/, 'listId'],
  [/^(region_codes?|(行政)?(区划|地区|行政区|属地|区域)(代码|编码))$/, 'regionCode'],
  [/^((投资)?项目(统一)?(代码|编码|编号)|投资项目.*代码|.*(统一|赋码|平台|国家)(代码|编码)|national_code|(project_)?code)$/, 'nationalCode'],
  [/^项目名称/, 'name'],
  [/债券(名称|简称|全称)|^bond_name$/, 'bondName'],
  [/债券(类型|种类|类别|性质|品种)/, 'bondKind'],
  [/^(债券)?(发行)?(批次|期数|期次|期号|批号)$|^batch_no$/, 'batchNo'],
  [/发行(日期?|时间|年月)|起息日|^issue_date$/, 'issuedOn'],
  [/(使用|支付|支出|拨付|完成|到位|开工|竣工|达产)(率|进度|比例)|形象进度|工程进度/, 'unread'],
  [/计划发|拟发|需求|申请|申报(金额|额度)/, 'unread'],
  [/^(债券)?(发行)?期限$|^term(_years)?$/, 'term'],
  [/利率|^rate(_percent)?$/, 'rate'],
  [/^(债券|资金)*(累计)?已?(使用|支付|支出|拨付)(债券)?(资金|金额|额|数)?$|累计已?(使用|支付|支出)/, 'used'],
  [/发行(金额|额度?|规模|总额)|(债券|发行).*(金额|(?<!余)额度?)$|债券(金额|资金|额度|总额|规模)$|^专项债券?(金额|资金|额度)?$/, 'bondAmount'],
  [/^其中|本月|(?<!计划|目标|预计|拟|任务|需)(累计|已|实际)?完成(总|固定资产)?(投资|额|情况)|投资完成|累计完成|到位|结余|余额/, 'unread'],
  [/^((20\d\d|本|当|今|全)年度?|年度|年内)(计划|目标|预计|拟|安排|投资|完成|任务)+(完成)?(总?投资)?(计划|目标|额|任务|安排)*(合计|总额|小计)?$|^计划.*(20\d\d|本|当|今)年度?.*投资|^annual_plan/, 'annualPlan'],
  [/^总投资(额|规模|合计|总额)?$|^(项目|计划|工程|建设|批复)总投资(额|规模)?$|^投资总额$|^total(_investment)?(_yi|_wan|_yuan)?$/, 'total'],
  [/^total_quality$/, 'totalQuality'],
  [/总投资|总概算|(估算|概算|匡算)(投资|总额)|投资(估算|概算)/, 'total', 1],
  [/^(投资(额|规模|金额|合计|情况合计)?|计划投资|项目投资|(协议|合同|签约)(总?投资)?(总?额|金额)?)$/, 'total', 2],
  [/^(实际|已)(开工|开建)(时间|日期|年月)?$/, 'buildStart'],
  [/^(计划|拟|预计|建设)?(开工|开建|开始|起始)(建设)?(时间|日期|年月|年份|年度|年限|年|月|节点)?$|^build_start$/, 'buildStart', 1],
  [/开工?(时间)?[、和及至\-—~/]?(计划)?(竣工|完工|建成)|建设(起止|年限|工期|周期|期限|时间|期$)|起止(年限|时间|年月|日期|年份)|^(工期|起止)$/, 'period'],
  [/^实际(竣工|完工|建成|投产)(时间|日期|年月)?$/, 'buildEnd'],
  [/^(计划|拟|预计)?(竣工|建成|完工|投产|交工|通车|投用|建设(终止|截止|结束)|终止|结束|完成)(投产|投用|通车|使用|投入使用|验收)*(时间|日期|年月|年份|年度|年|节点|时限)$|^(计划|拟|预计)(竣工|建成|完工|投产|通车)$|^(竣工|建成|完工|投产)$|^build_end$/, 'buildEnd', 1],
  [/^(省辖市|地市|市州|(所在|所属|责任|申报)市|地级市|设区市|城市|city)$/, 'city'],
  [/^(县|区县|县区|市县|县市区?|县、?市、?区|(所在|所属|责任|申报|牵头)(县|区县|县区|县市区|县、?市、?区)|辖区|county)$/, 'county'],
  [/^(省|省份|province)$/, 'province'],
  [/地(点|址)$|所在地|^属地|^(项目|建设|工程|实施)?(所在|所属)?(位置|地区|区域|区划|行政区划?)$|途经|(涉及|所在|所属)(地区|区域|区划|县区|市县)|^location$|^市(、?县、?区?)?$/, 'place'],
  [/^(项目|所属|行业|产业|投资|建设)*(类别|行业|领域|类型|分类|门类)(名称)?$|^(sector|field)$/, 'sector'],
  [/^项目?(级别|层级|等级)$|^(级别|层级|level)$/, 'level'],
  [/^(programme|所属(专项|计划|工程|项目库)|专项名称|计划名称|列入计划|项目来源)$/, 'programme'],
  [/^(建设|项目|工程)?性质$/, 'nature'],
  [/^(phase|(项目|建设|进展|推进|工程)?阶段)$/, 'phase'],
  [/^(list_year|年度|年份|计划年度|列入年度|所属年度)$/, 'year'],
  [/(施工|承建|设计|监理|勘察|主管|填报|包联|联系|主送|监管|代建|金额|计量)(责任)?(单位|部门)/, 'unread'],
  [/^(项目|建设|业主|法人|项目建设|项目法人|投资|责任主体)单位(名称)?$|业主|项目法人|(建设|投资)主体|^项目公司|^owner$|^企业(名称)?$/, 'owner'],
  [/(责任|牵头|实施|主体|申报|承办)单位|(责任|实施|申报)主体|^单位名称$/, 'owner', 1],
  [/内容|概况|简介/, 'buildContent'],
  [/^(项目)?(名称|工程名称)$|^(重点|重大|建设|工程|入库|省|市|县)*(项目|工程)(工程)?(名称)?$|^name$/, 'name'],
  [/^(建设|工程|项目)?规模$|^scale$|里程|面积|产能|生产能力/, 'scale'],
  [/^(备注|附注|note|说明|情况说明|备考)$/, 'note'],
  [/^source_url$/, 'sourceUrl'],
  [/^source_title$/, 'sourceTitle'],
];

/** Too general to be read without the group above it. */
const GENERIC = /^(计划投资|投资|金额|合计|小计|总额|总计|额度|时间|日期|名称|单位|计划|开工|竣工|使用|支付)$/;
const DONE_GROUP = /(?<!计划|目标)(累计|已|实际)?完成(投资|情况)|到位|^其中/;
const MONEY: ReadonlySet<Role> = new Set(['total', 'annualPlan', 'bondAmount', 'used']);
/** A unit in a row of its own, under the label it belongs to. */
const UNIT_ALONE = /^[([]?(单位:)?((亿|千万|百万|万|千)?元|公里|米|亩|%)?[)\]]?$/;
const LONGEST_LABEL = 60;

export const squeezedLabel = (label: string): string => label.slice(0, 200).normalize('NFKC').replace(/\s+/g, '').replace(/^[*※☆★]+|[*※:]+$/g, '').toLowerCase();
const withoutBrackets = (label: string) => label.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '').replace(/[/：:](亿|千万|百万|万|千)?元$|(亿|千万|百万|万|千)元$/, '') || label;

/** 开（竣）工 speaks of both; elsewhere brackets only explain. */
const forms = (label: string) => (/\([竣完]\)/.test(label) ? [label.replace(/[()]/g, '')] : [withoutBrackets(label), label.replace(/[()]/g, '')]);

function recognise(label: string): Recognised | null {
  if (label === '' || label.length > LONGEST_LABEL) return null;
  for (const text of forms(label)) {
    const found = LABELS.find(([pattern]) => pattern.test(text));
    if (found) return { role: found[1], rank: found[2] ?? 0 };
  }
  return null;
}

/** `path` is the header from the group down to the column's own label. */
export function roleOf(path: readonly string[]): Recognised | null {
  const labels = path.map(squeezedLabel).filter((label) => !UNIT_ALONE.test(label));
  const leaf = labels.at(-1);
  if (!leaf) return null;
  const groups = labels.slice(0, -1);
  const own = recognise(leaf);
  const joined = groups.length ? recognise(groups.map(withoutBrackets).join('') + leaf) : null;
  const found = GENERIC.test(withoutBrackets(leaf)) ? joined ?? own : own ?? inherited(groups, joined);
  if (found && MONEY.has(found.role) && groups.some((group) => DONE_GROUP.test(group))) return { role: 'unread', rank: 0 };
  return found;
}

/** A sub-column may be a part of a place or of a scale; a part of a sum of money is not that sum. */
function inherited(groups: readonly string[], joined: Recognised | null): Recognised | null {
  const group = recognise(groups.at(-1) ?? '');
  if (group && ['place', 'scale', 'buildContent', 'note'].includes(group.role)) return group;
  return joined && !MONEY.has(joined.role) ? joined : null;
}
