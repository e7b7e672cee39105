import type { Told } from './build-story';
import { told, yi } from './told';
import type { Teller } from './teller';

const PACKAGE = 'd21';
const PARTS = [
  { key: 'lakeside', name: '（演示子项）黄河生态廊道湖滨段', regions: ['411202'], totalInvestment: yi('3.4'), buildContent: '岸线修复与绿道 18 公里' }, { key: 'lingbao', name: '（演示子项）黄河生态廊道灵宝段', regions: ['411202'], totalInvestment: yi('2.7'), buildContent: '湿地修复 640 亩' },
];
/** They count in their whole: the figures have so many projects fewer than the ledger. */
export const SUBPROJECTS = PARTS.length;
const LINE = 'd16';

/** A package and its sub-projects, of which one was entered in the wrong place; a line whose cities share its investment; a project that got its national code. */
export async function tellStructure(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  const [whole, line, coded] = [PACKAGE, LINE, 'd05'].map((key) => told(projects, key).id);
  await Promise.all([
    ...PARTS.map(async ({ key, ...part }) => {
      const { id } = await teller.tell<{ id: string }>('drc', `part-${key}`, 'registerProject', { ...part, sector: '生态环保', kind: 'APPROVAL', owner: '（演示）生态建设公司', demonstration: true, knownOn: '2024-02-19' });
      if (key === 'lingbao') await teller.tell('drc', `part-${key}-moved`, 'relocateProject', { projectId: id, regions: ['411282'], reason: '登记区划有误，项目位于灵宝市', knownOn: '2024-03-06' });
      await teller.tell('drc', `part-${key}-added`, 'addPart', { wholeId: whole, partId: id, kind: 'SUBPROJECT', since: '2024-03-08', reason: '打捆申报，统一立项', knownOn: '2024-03-08' });
    }),
    teller.tell('drc', 'line-shares', 'setRegionShares', { projectId: line, source: '（演示）初步设计批复', shares: [{ region: '411600', amount: yi(82) }, { region: '410400', amount: yi(53) }], knownOn: '2024-02-28' }),
    teller.tell('drc', 'national-code', 'changeCode', { projectId: coded, code: '2403-410100-04-01-100001', change: 'NEW', since: '2024-03-18', reason: '在线平台赋码', knownOn: '2024-03-20' }),
  ]);
}
