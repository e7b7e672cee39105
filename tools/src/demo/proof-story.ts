import { clerkOf, type Told } from './build-story';
import { stillPicture } from './picture';
import { told } from './told';
import type { Teller } from './teller';

type Place = readonly [lon: string, lat: string];
/** Where the works are: a centre and metres. */
const SITES: Readonly<Record<string, { place: Place; radius: number }>> = {
  d01: { place: ['113.9812', '34.7203'], radius: 900 }, d03: { place: ['113.6654', '34.7571'], radius: 2500 }, d08: { place: ['112.0815', '34.1342'], radius: 3000 }, d15: { place: ['114.0221', '33.0114'], radius: 800 },
};
interface Picture { key: string; kind: 'PHOTO' | 'DRONE'; name: string; by: 'clerk' | 'sup'; takenAt: string; place: Place; start?: boolean }
/** One of them was taken elsewhere: it is kept as what it is, and somebody answers for it. */
const PICTURES: readonly Picture[] = [
  { key: 'd01', kind: 'PHOTO', name: '主体结构施工.png', by: 'clerk', takenAt: '2024-11-28T10:20:00+08:00', place: ['113.9830', '34.7211'] }, { key: 'd01', kind: 'DRONE', name: '全景航拍.png', by: 'clerk', takenAt: '2024-12-05T09:05:00+08:00', place: ['113.9798', '34.7196'] },
  { key: 'd03', kind: 'PHOTO', name: '管沟开挖.png', by: 'clerk', takenAt: '2024-09-18T15:40:00+08:00', place: ['113.6671', '34.7560'], start: true }, { key: 'd03', kind: 'PHOTO', name: '核验现场.png', by: 'sup', takenAt: '2024-12-03T11:00:00+08:00', place: ['113.6640', '34.7583'] },
  { key: 'd08', kind: 'DRONE', name: '下水库航拍.png', by: 'sup', takenAt: '2024-12-04T10:30:00+08:00', place: ['112.0831', '34.1355'] }, { key: 'd15', kind: 'PHOTO', name: '厂房施工.png', by: 'clerk', takenAt: '2024-10-22T16:12:00+08:00', place: ['114.1809', '32.9802'] },
];
/** Measured independently: near what was reported, and far from it. */
const VERIFIED = [['d03', 'SITE_VISIT', '2024-12-03', 1.5, '管线埋设长度按实测计算'], ['d08', 'DRONE', '2024-12-04', 17, '下水库坝体填筑量与所报进度不符']] as const;
const PROGRAMME = '演示项目';

/** Sites, pictures with place and time, live feeds; a sample drawn by seed, and two verifications of which one contradicts what was reported. */
export async function tellProof(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  await Promise.all([
    ...Object.entries(SITES).map(([key, site]) => tellSite(teller, told(projects, key), site)),
    teller.tell('sup', 'verification-plan', 'planVerification', { region: '410000', period: { year: 2024, quarter: 4 }, programme: PROGRAMME, share: '0.25', seed: 'demonstration-2024-4', dueOn: '2025-01-20', knownOn: '2024-12-02' }),
    ...(['VIDEO', 'DUST'] as const).map((kind) => teller.tell('clerk.zz', `d01-feed-${kind}`, 'registerFeed', { projectId: told(projects, 'd01').id, kind, address: `rtsp://cameras.demonstration.example/d01/${kind.toLowerCase()}`, since: '2024-07-01', knownOn: '2024-07-01' })),
  ]);
  for (const [key, method, on, apart, note] of VERIFIED) await verify(teller, told(projects, key), { method, on, apart, note });
}

async function tellSite(teller: Teller, project: Told, { place: [lon, lat], radius }: { place: Place; radius: number }): Promise<void> {
  await teller.tell(clerkOf(project), `${project.key}-site`, 'setSite', { projectId: project.id, circle: { centre: { lon, lat }, radius }, knownOn: '2024-03-12' });
  for (const { name, by, kind, takenAt, place: [placeLon, placeLat], start } of PICTURES.filter(({ key }) => key === project.key)) {
    const login = by === 'sup' ? 'sup' : clerkOf(project);
    const fileId = await teller.keep(login, project, { name, mediaType: 'image/png', bytes: stillPicture(`${project.key} ${name}`) });
    await teller.tell(login, `${project.key}-evidence-${name}`, 'addEvidence', { projectId: project.id, fileId, kind, takenAt, place: { lon: placeLon, lat: placeLat }, start, knownOn: takenAt.slice(0, 10) });
  }
}

interface Pictured { project: { physicalProgress: string | null; reports: { nodes: { physicalProgress: string | null; period: { month: number | null }; knownOn: string }[] }; evidence: { id: string; takenAt: string }[] } }

/** `apart` points below what the last report known by that day says. */
async function verify(teller: Teller, project: Told, { method, on, apart, note }: { method: string; on: string; apart: number; note: string }): Promise<void> {
  const ask = await teller.as('sup');
  const { project: { reports, evidence } } = await ask<Pictured>('query($id: ID!) { project(id: $id) { reports(year: 2024, first: 100) { nodes { physicalProgress period { month } knownOn } } evidence { id takenAt } } }', { id: project.id });
  const reported = Math.max(...reports.nodes.filter(({ knownOn }) => knownOn <= on).map(({ physicalProgress }) => Number(physicalProgress ?? 0)));
  const evidenceIds = evidence.filter(({ takenAt }) => takenAt.startsWith(on)).map(({ id }) => id);
  await teller.tell('sup', `${project.key}-verify`, 'verifyProgress', { projectId: project.id, measuredOn: on, measured: Math.max(0, reported - apart).toFixed(1), method, evidenceIds, note, knownOn: '2024-12-06' });
}
