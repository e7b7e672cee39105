import { DEMO_ISSUER } from '@cornerstone/runtime/demo-people';
import { importJWK, SignJWT } from 'jose';

/** What one person may hold open, by default: 10 sockets, 50 subscriptions. */
const SOCKETS = 10;

/** As many people of the same rights as it takes for so many sockets. The directory does not list them: their tokens say what they may. */
export async function peopleFor(sockets: number, key: Record<string, string>): Promise<string[]> {
  const signing = await importJWK(key, 'EdDSA');
  return Promise.all(Array.from({ length: Math.ceil(sockets / SOCKETS) }, (_, at) =>
    new SignJWT({ departments: ['dep_410000_development_reform'], regions: '*', roles: ['drc'] }).setProtectedHeader({ alg: 'EdDSA', kid: key['kid'] ?? '', typ: 'JWT' })
      .setSubject(`per_bench_${at}`).setIssuer(DEMO_ISSUER).setAudience('cornerstone').setIssuedAt().setExpirationTime('12h').sign(signing)));
}
