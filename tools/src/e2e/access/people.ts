import type { Actor } from '@cornerstone/runtime/actor';
import { roles, type Role } from '@cornerstone/runtime/rights';
import { openSecrets } from '@cornerstone/stack/secrets';
import { importJWK, SignJWT } from 'jose';

const places: readonly (readonly [string, Actor['regions']])[] = [
  ['the country', '*'], ['the province', ['410000']], ['a city', ['410000.410100']], ['another city', ['410000.410300']],
  ['a county', ['410000.410100.410122']], ['two at once', ['410000.411200', '140000']], ['a place that is none', ['410000.410199']], ['nowhere', []],
];
export const departments = { own: 'dep_410000_project_office', other: 'dep_410100_development_reform' };

/** A person of one role in one place for one department, whom no directory lists. */
export interface Stranger { name: string; actor: Actor }
const stranger = (name: string, given: readonly string[], regions: Actor['regions'], department: string): Stranger =>
  ({ name, actor: { id: `per_${name.replaceAll(' ', '-')}`, departmentId: department, departments: [department], regions, roles: given } });

export const roleNames = Object.keys(roles) as Role[];

/** Every role in every place, for a department each in turn; somebody without a role; somebody with two. */
export const everybody: readonly Stranger[] = [
  ...roleNames.flatMap((role, at) => places.map(([where, regions], place) => stranger(`${role} in ${where}`, [role], regions, (at + place) % 2 === 0 ? departments.own : departments.other))),
  stranger('no role in the province', [], ['410000'], departments.own),
  stranger('land and fin in a city', ['land', 'fin'], ['410000.410100'], departments.other),
];

/** One who may be anywhere in the rights table, and nowhere on the map: what is allowed finds nothing to change. */
export const placeless = (role: Role, operation: string): Stranger => stranger(`${role} for ${operation}`, [role], [], departments.own);

const keys = new Map<string, Promise<{ kid: string; key: Awaited<ReturnType<typeof importJWK>> }>>();
function keyOf(folder: string): NonNullable<ReturnType<typeof keys.get>> {
  const kept = keys.get(folder) ?? openSecrets(folder).then(async ({ demonstration: { privateJwk, kid } }) => ({ kid, key: await importJWK(privateJwk, 'EdDSA') }));
  keys.set(folder, kept);
  return kept;
}

/** A bearer token as the demonstration's issuer would sign it. */
export async function tokenOf(folder: string, { actor }: Stranger): Promise<string> {
  const { kid, key } = await keyOf(folder);
  return new SignJWT({ departments: [...actor.departments], regions: actor.regions === '*' ? '*' : [...actor.regions], roles: [...actor.roles] })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' }).setSubject(actor.id).setIssuer('cornerstone-demonstration').setAudience('cornerstone').setIssuedAt().setExpirationTime('10m')
    .sign(key);
}
