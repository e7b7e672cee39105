import { addDays, day } from '@cornerstone/kernel/day';
import { startDay, type Told } from './build-story';
import { tellLeads } from './lead-story';
import { told, yi } from './told';
import type { Teller } from './teller';

const WINTER = 'DEMO-2024-10';
const SPRING = 'DEMO-2024-11';
const AUTUMN = 'DEMO-2024-12';
const SPRING_START = 'DEMO-2024-SPRING';
const MAIN = '郑州航空港主会场';
const VENUES = [{ kind: 'MAIN', name: MAIN, region: '410100' }, { kind: 'BRANCH', name: '洛阳分会场', region: '410300' }, { kind: 'BRANCH', name: '南阳分会场', region: '411300' }, { kind: 'BRANCH', name: '许昌分会场', region: '411000' }];
/** By list and sector, as the later rounds have them; a strategic industry needs less. */
const THRESHOLDS = [
  { list: 'SIGNING', minimum: yi(1) }, { list: 'START', minimum: yi(3) }, { list: 'START', sector: '制造业', minimum: yi(5) }, { list: 'START', sector: '制造业', condition: '战略性新兴产业', minimum: yi(2) }, { list: 'COMMISSIONING', minimum: yi(1) },
];
/** Three rounds of the year; the number goes on where the published ones stop. */
const ROUNDS = [{ code: WINTER, number: 10, quarter: 1, heldOn: '2024-01-22' }, { code: SPRING, number: 11, quarter: 2, heldOn: '2024-04-26' }, { code: AUTUMN, number: 12, quarter: 4, heldOn: '2024-10-25' }] as const;
/** Came into operation; its works began before there were rounds here, so it is converted from none, and named so. */
const COMMISSIONED = ['d11'];

/** Rounds of three batches with venues and terms, what was signed, started and commissioned there; a concentrated start campaign and two campaigns by date. */
export async function tellRounds(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const open = (code: string, input: object): Promise<unknown> => teller.tell('drc', `round-${code}`, 'openRound', { code, region: '410000', venues: VENUES, thresholds: THRESHOLDS, conversion: 'NAME', ...input });
  await Promise.all([
    ...ROUNDS.map(({ code, number, heldOn, quarter }) => open(code, { number, quarter, heldOn, year: 2024, knownOn: heldOn, kind: 'THREE_BATCHES', name: `（演示）河南省第${number}期“三个一批”活动` })),
    open(SPRING_START, { kind: 'CONCENTRATED_START', season: 'AFTER_SPRING_FESTIVAL', name: '（演示）2024年春节后集中开工', year: 2024, heldOn: '2024-02-26', knownOn: '2024-02-26', thresholds: [], conversion: 'REFUSE' }),
    teller.tell('drc', 'campaign-start', 'openCampaign', { name: '（演示）一季度集中开工攻坚', kind: 'START', opensOn: '2024-02-18', dueOn: '2024-03-31', programme: '演示项目', knownOn: '2024-02-18' }),
    teller.tell('drc', 'campaign-resumption', 'openCampaign', { name: '（演示）停工项目复工攻坚', kind: 'RESUMPTION', opensOn: '2024-07-22', dueOn: '2024-09-30', programme: '演示项目', knownOn: '2024-07-22' }),
  ]);
  const planned = [...projects.values()].filter(({ phase }) => phase === 'planned_new_start');
  const isNear = (project: Told, heldOn: string): boolean => startDay(project) <= addDays(day(heldOn), 30);
  const spring = planned.filter((project) => isNear(project, '2024-04-26'));
  const rows = (of: readonly Told[]): object[] => of.map(({ id, regions: [region = ''] }) => ({ projectId: id, ...(region.startsWith('4101') && { venue: MAIN }), conditions: [] }));
  const add = (code: string, list: string, of: readonly Told[], knownOn: string): Promise<unknown> => teller.tell('drc', `round-${code}-${list}`, 'addToRound', { round: code, list, projects: rows(of), mode: 'ALL_OR_NOTHING', knownOn });
  await Promise.all([
    add(SPRING, 'START', spring, '2024-04-26'),
    add(SPRING_START, 'START', planned.filter((project) => isNear(project, '2024-02-26')), '2024-02-26'),
  ]);
  await Promise.all([add(AUTUMN, 'START', planned.filter((project) => !spring.includes(project)), '2024-10-25'), add(AUTUMN, 'COMMISSIONING', COMMISSIONED.map((key) => told(projects, key)), '2024-10-25')]);
  await tellLeads(teller, projects, { winter: WINTER, spring: SPRING });
  await teller.tell('drc', 'round-closed', 'closeRound', { round: WINTER, on: '2024-03-29', knownOn: '2024-03-29' });
}
