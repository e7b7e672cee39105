import { readFileSync } from 'node:fs';
import { importJWK, SignJWT } from 'jose';
import type { Actor } from './actor';

/** The people of the demonstration, from data/people.csv; production has none of them. */
export interface DemoPerson { id: string; login: string; name: string; titleZh: string; titleEn: string; departments: string[]; regions: string[] | '*'; roles: string[] }

const rowsOf = (file: string): string[][] => readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

/** Several are joined by semicolons; a cell may hold none. */
const list = (cell: string): string[] => cell.split(';').filter((each) => each !== '');

/** A city lies in its province, a county in its city: the paths a person's regions open. */
const pathOf = (code: string): string => {
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  return [...new Set([province, city, code])].join('.');
};

export const demoPeople = (): DemoPerson[] => rowsOf('people.csv').map(([id = '', login = '', name = '', titleZh = '', titleEn = '', departments = '', regions = '', roles = '']) =>
  ({ id, login, name, titleZh, titleEn, departments: list(departments), regions: regions === '*' ? '*' : list(regions).map(pathOf), roles: list(roles) }));

export function demoActor(login: string): Actor {
  const person = demoPeople().find((each) => each.login === login);
  if (!person) throw new Error(`nobody is called ${login}: ${demoPeople().map((each) => each.login).join(', ')}`);
  return { id: person.id, departmentId: person.departments[0] ?? null, departments: person.departments, regions: person.regions, roles: person.roles };
}

/** Who vouches for them; keys of no other issuer do, and its keys for nobody else. */
export const DEMO_ISSUER = 'cornerstone-demonstration';

/** A bearer token for a demonstration person, good for twelve hours. `key` is the private JWK (EdDSA). */
export async function signDemoToken(login: string, key: Record<string, string>): Promise<string> {
  const { id, departments, regions, roles } = demoActor(login);
  return new SignJWT({ departments: [...departments], regions: regions === '*' ? '*' : [...regions], roles: [...roles], login })
    .setProtectedHeader({ alg: 'EdDSA', kid: key['kid'] ?? '', typ: 'JWT' }).setSubject(id).setIssuer(DEMO_ISSUER).setAudience('cornerstone').setIssuedAt().setExpirationTime('12h')
    .sign(await importJWK(key, 'EdDSA'));
}
