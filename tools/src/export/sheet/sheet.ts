import { wordOf } from './words';

interface Amount { amount: string }
interface Named { name: string }
interface Titled { title: string; name?: string | null }
export interface SheetReport { period: { label: string }; investment: Amount; cumulative: Amount; physicalProgress: string | null; workforce: number | null; problems: string | null; amendedBy: { id: string } | null }
export interface SheetProject {
  id: string; code: string; name: string; kind: string | null; level: string | null; stage: string; sector: string | null; scale: string | null; buildContent: string | null; owner: string | null; totalQuality: string | null; buildStart: string | null; buildEnd: string | null;
  startedOn: string | null; suspendedOn: string | null; resumedOn: string | null; completedOn: string | null; commissionedOn: string | null; physicalProgress: string | null; totalInvestment: Amount | null; regions: (Named | null)[];
  listings: { year: number | null; level: string | null; programme: string | null; sector: string | null; listId: string | null; stage: string; annualPlan: Amount | null }[];
  plan: { investment: Amount; quarters: { quarter: number; investment: Amount }[]; milestones: { name: string; due: string; latestStart: string | null; doneOn: string | null; late: boolean }[] } | null;
  reports: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: (SheetReport | null)[] };
  approvals: { acceptedOn: string; closedOn: string | null; items: { status: string; dueOn: string | null; decidedOn: string | null; procedure: Named | null; department: Named | null }[]; commitments: { authority: string; due: string; state: string; procedure: Named | null }[] }[] | null;
  funding?: { lines: ({ kind: string; batch: { name: string; year: number } | null; allocated: Amount; issued: Amount; disbursed: Amount; paid: Amount; useRate: { value: number | null } | null } | null)[] | null } | null;
  guarantees: { kind: string; item: string | null; unit: string; needed: string; reserved: string; supplied: string; status: string; explanation: string }[] | null;
  issues: { code: string; title: string; severity: string; state: string; deadline: string | null; method: string | null; result: string | null; overdue: boolean; department: Named | null; assignedTo: { title: string } | null }[] | null;
  startPlan: { kind: string; targetOn: string; measures: string; late: boolean; department: Named | null; person: { title: string } | null } | null;
  incidents: { nodes: ({ kind: string; severity: string; what: string; happenedOn: string; closedOn: string | null; measures: string | null } | null)[] } | null;
  leaders: { level: string; since: string; person: Titled | null; department: Named | null; policeOfficer: { title: string } | null; team: ({ title: string } | null)[] }[];
}

/** A column: its heading, its share of the width, and whether figures stand in it. */
export interface Column { head: string; share: number; figures?: true }
export interface Table { title: string; columns: readonly Column[]; rows: readonly (readonly string[])[]; /** Labels and values instead of a heading. */ pairs?: true; empty: string }
/** One project on paper (一项目一清单一台账), amounts in 10,000 yuan. */
export interface Sheet { title: string; code: string; name: string; about: string; tables: readonly Table[]; signatures: string }

/** 12345.60 → 12,345.60: every digit stays. */
export function grouped(amount: Amount | null | undefined): string {
  if (!amount) return '';
  const [whole = '', fraction] = amount.amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** 0.3254 → 32.5%, to read; whoever computes takes the amounts. */
const percent = (value: number | null | undefined): string => (value === null || value === undefined ? '' : `${(value * 100).toFixed(1)}%`);
/** 23.4000 → 23.4 */
const shortest = (decimal: string | null): string => (decimal?.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal ?? '');
const day = (date: string | null): string => date ?? '';
const column = (head: string, share: number): Column => ({ head, share });
const figure = (head: string, share: number): Column => ({ head, share, figures: true });
const present = <T>(values: readonly (T | null)[] | null | undefined): T[] => (values ?? []).filter((value): value is T => value !== null);

export interface SheetOf { asOf: string; year: number; /** Money may be seen. */ funds: boolean }

export function sheetOf(project: SheetProject, { asOf, year, funds }: SheetOf): Sheet {
  return {
    title: '重点项目“一项目一台账”', code: project.code, name: project.name, about: `截至 ${asOf}    金额单位：万元`, signatures: '填报单位（盖章）：                         审核人：                    填报日期：        年    月    日',
    tables: [basics(project), lists(project), leaders(project), procedures(project), commitments(project), plan(project, year), milestones(project, year), reports(project), money(project, funds), elements(project), problems(project), startPlan(project), incidents(project)],
  };
}

function basics(project: SheetProject): Table {
  const wide = (label: string, value: string | null): string[] => [label, value ?? ''];
  return { title: '一、基本情况', pairs: true, empty: '', columns: [column('', 3), column('', 7), column('', 3), column('', 7)], rows: [
    wide('项目名称', project.name), ['项目代码', project.code, '项目阶段', wordOf('stage', project.stage)], ['项目级别', wordOf('level', project.level), '审批类型', wordOf('kind', project.kind)],
    ['所属行业', project.sector ?? '', '所在区划', present(project.regions).map(({ name }) => name).join('、')], wide('项目单位', project.owner),
    ['总投资', `${grouped(project.totalInvestment)}${project.totalInvestment ? wordOf('quality', project.totalQuality) : ''}`, '形象进度', project.physicalProgress === null ? '' : `${shortest(project.physicalProgress)}%`],
    ['计划开工', day(project.buildStart), '计划竣工', day(project.buildEnd)], ['实际开工', day(project.startedOn), '实际竣工', day(project.completedOn)], ...(project.suspendedOn ?? project.resumedOn ? [['停工', day(project.suspendedOn), '最近复工', day(project.resumedOn)]] : []), wide('实际投产', project.commissionedOn), wide('建设规模', project.scale), wide('建设内容', project.buildContent),
  ] };
}

const lists = ({ listings }: SheetProject): Table => ({ title: '二、列入清单', empty: '未列入清单', columns: [column('年度', 2), column('级别', 2), column('专项', 5), column('行业', 3), column('清单编号', 3), column('阶段', 2), figure('年度计划', 3)],
  rows: listings.map((each) => [String(each.year ?? ''), wordOf('level', each.level), each.programme ?? '', each.sector ?? '', each.listId ?? '', wordOf('stage', each.stage), grouped(each.annualPlan)]) });

const leaders = (project: SheetProject): Table => ({ title: '三、包联领导', empty: '暂无', columns: [column('级别', 2), column('包联领导', 5), column('牵头部门', 5), column('项目警官', 4), column('服务专班', 5), column('起始日期', 3)],
  rows: project.leaders.map(({ level, person, department, policeOfficer, team, since }) => [wordOf('leader', level), [person?.title, person?.name].filter(Boolean).join(' '), department?.name ?? '', policeOfficer?.title ?? '', present(team).map(({ title }) => title).join('、'), since]) });

const procedures = ({ approvals }: SheetProject): Table => ({ title: '四、审批手续', empty: '暂无申请', columns: [column('事项', 7), column('办理部门', 5), column('状态', 2), column('应办结', 3), column('办结', 3)],
  rows: (approvals ?? []).flatMap(({ items }) => items).map(({ procedure, department, status, dueOn, decidedOn }) => [procedure?.name ?? '', department?.name ?? '', wordOf('item', status), day(dueOn), day(decidedOn)]) });

const commitments = ({ approvals }: SheetProject): Table => ({ title: '五、承诺与容缺', empty: '暂无', columns: [column('事项', 7), column('承诺主体', 6), column('期限', 3), column('状态', 3)],
  rows: (approvals ?? []).flatMap((each) => each.commitments).map(({ procedure, authority, due, state }) => [procedure?.name ?? '', authority, due, wordOf('commitment', state)]) });

const plan = (project: SheetProject, year: number): Table => ({ title: `六、${year} 年计划投资`, empty: '未下达计划', columns: [figure('全年', 4), figure('一季度', 4), figure('二季度', 4), figure('三季度', 4), figure('四季度', 4)],
  rows: project.plan ? [[grouped(project.plan.investment), ...[1, 2, 3, 4].map((quarter) => grouped(project.plan?.quarters.find((each) => each.quarter === quarter)?.investment))]] : [] });

const milestones = (project: SheetProject, year: number): Table => ({ title: `七、${year} 年节点`, empty: '暂无节点', columns: [column('节点', 8), column('最迟开始', 3), column('要求完成', 3), column('实际完成', 3), column('进展', 2)],
  rows: (project.plan?.milestones ?? []).map(({ name, latestStart, due, doneOn, late }) => [name, day(latestStart), due, day(doneOn), late ? '滞后' : doneOn ? '完成' : '正常']) });

const reports = (project: SheetProject): Table => ({ title: '八、进度报送', empty: '暂无报送', columns: [column('报送期', 4), figure('当期完成', 4), figure('年内累计', 4), figure('形象进度%', 3), figure('用工人数', 3), column('存在问题', 8)],
  rows: present(project.reports.nodes).filter(({ amendedBy }) => amendedBy === null).map((each) => [each.period.label, grouped(each.investment), grouped(each.cumulative), shortest(each.physicalProgress), String(each.workforce ?? ''), each.problems ?? '']) });

const money = ({ funding }: SheetProject, funds: boolean): Table => ({ title: '九、资金', empty: funds ? '暂无' : '无权查看', columns: [column('年度', 2), column('类别', 3), column('批次', 5), figure('下达', 3), figure('发行', 3), figure('拨付', 3), figure('支付', 3), figure('使用率', 2)],
  rows: present(funding?.lines).map((line) => [String(line.batch?.year ?? ''), wordOf('fund', line.kind), line.batch?.name ?? '', grouped(line.allocated), grouped(line.issued), grouped(line.disbursed), grouped(line.paid), percent(line.useRate?.value)]) });

const elements = ({ guarantees }: SheetProject): Table => ({ title: '十、要素保障', empty: '暂无需求', columns: [column('要素', 4), figure('需求', 3), figure('已预留', 3), figure('已落实', 3), column('单位', 2), column('状态', 3), column('说明', 8)],
  rows: (guarantees ?? []).map((each) => [[wordOf('element', each.kind), each.item].filter(Boolean).join(' '), shortest(each.needed), shortest(each.reserved), shortest(each.supplied), each.unit, wordOf('guarantee', each.status), each.explanation]) });

const problems = ({ issues }: SheetProject): Table => ({ title: '十一、问题与措施', empty: '暂无问题', columns: [column('问题', 8), column('程度', 2), column('责任单位、责任人', 5), column('措施', 6), column('时限', 3), column('状态', 2), column('结果', 5)],
  rows: (issues ?? []).map((each) => [`${each.code} ${each.title}`, wordOf('severity', each.severity), [each.department?.name, each.assignedTo?.title].filter(Boolean).join('、'), each.method ?? '', `${day(each.deadline)}${each.overdue ? '（超期）' : ''}`, wordOf('issue', each.state), each.result ?? '']) });

const startPlan = ({ startPlan: plan }: SheetProject): Table => ({ title: '十二、开复工方案', empty: '无', columns: [column('类别', 2), column('目标日期', 3), column('措施', 10), column('责任单位、责任人', 5)],
  rows: plan ? [[wordOf('startPlan', plan.kind), `${plan.targetOn}${plan.late ? '（逾期）' : ''}`, plan.measures, [plan.department?.name, plan.person?.title].filter(Boolean).join('、')]] : [] });

const incidents = (project: SheetProject): Table => ({ title: '十三、质量安全事件', empty: '无', columns: [column('类别', 2), column('程度', 2), column('情况', 7), column('发生', 3), column('销项', 3), column('处置措施', 6)],
  rows: present(project.incidents?.nodes).map((each) => [wordOf('incident', each.kind), wordOf('incidentSeverity', each.severity), each.what, each.happenedOn, day(each.closedOn), each.measures ?? '']) });
