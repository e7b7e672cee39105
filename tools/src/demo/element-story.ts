import type { Told } from './build-story';
import type { Teller } from './teller';

const POOLS = [
  ['zz-stock', 'LAND', '410100', 'EXISTING_STOCK', '900'], ['zz-new', 'LAND', '410100', 'NEW_QUOTA', '500'], ['ly-stock', 'LAND', '410300', 'EXISTING_STOCK', '260'],
  ['province', 'LAND', '410000', 'PROVINCIAL', '1500'], ['province-energy', 'ENERGY', '410000', 'NEW_QUOTA', '200000'],
] as const;

/** Needs in the pool's unit (亩, 吨标准煤) and how far they got. */
const NEEDS: readonly [string, 'LAND' | 'ENERGY', string, 'OPEN' | 'RESERVED' | 'SECURED'][] = [
  ['d01', 'LAND', '420', 'SECURED'], ['d02', 'LAND', '310', 'SECURED'], ['d05', 'LAND', '180', 'RESERVED'], ['d07', 'LAND', '240', 'RESERVED'], ['d09', 'LAND', '150', 'OPEN'],
  ['d10', 'LAND', '260', 'SECURED'], ['d12', 'LAND', '330', 'RESERVED'], ['d19', 'LAND', '275', 'RESERVED'], ['d23', 'LAND', '120', 'OPEN'], ['d05', 'ENERGY', '62000', 'RESERVED'], ['d24', 'ENERGY', '88000', 'RESERVED'],
];

export async function tellElements(teller: Teller, projects: ReadonlyMap<string, Told>): Promise<void> {
  for (const [key, kind, region, source, amount] of POOLS) await teller.tell('drc', `pool-${key}`, 'openPool', { kind, region, year: 2024, source, amount, knownOn: '2024-01-15' });
  for (const [key, kind, amount, fate] of NEEDS) {
    const story = `${key}-${kind}`;
    const need = await teller.tell<{ id: string }>('drc', `${story}-need`, 'registerNeed', { projectId: projects.get(key)?.id, kind, amount, neededBy: '2024-05-31', knownOn: '2024-02-20' });
    if (fate === 'OPEN') continue;
    await teller.tell('drc', `${story}-reserve`, 'reserveElement', { needId: need.id, knownOn: '2024-03-15' }, '{ __typename }');
    if (fate !== 'SECURED') continue;
    const ask = await teller.as('drc');
    const { project } = await ask<{ project: { guarantees: { kind: string; needs: { reservations: { id: string; state: string }[] }[] }[] } }>(
      'query($id: ID!) { project(id: $id) { guarantees { kind needs { reservations { id state } } } } }', { id: projects.get(key)?.id });
    const reservations = project.guarantees.filter((each) => each.kind === kind).flatMap((each) => each.needs).flatMap((each) => each.reservations).filter((each) => each.state === 'RESERVED');
    for (const [at, reservation] of reservations.entries()) await teller.tell('drc', `${story}-confirm-${at}`, 'confirmElement', { reservationId: reservation.id, on: '2024-05-10', knownOn: '2024-05-10' }, '{ __typename }');
  }
}
