import type { JWTPayload } from 'jose';
import { z } from 'zod';

/** Which claim holds what: a name, or a path of names joined by dots. */
export interface ClaimNames { person: string; departments: string; regions: string; roles: string }
export const OUR_NAMES: ClaimNames = { person: 'sub', departments: 'departments', regions: 'regions', roles: 'roles' };

/** What a person may: the directory's word, or where it has none the token's. */
export interface Rights { departments: readonly string[]; regions: readonly string[] | '*'; roles: readonly string[] }
export interface Claimed { id: string; rights: Rights | null }

/** The name of no service of ours (`system:projects` acts on its own), nothing that a log could be broken with. */
const personId = z.string().regex(/^(?!system:)[\x21-\x7e]{1,200}$/);
const department = z.string().regex(/^[a-z][a-z0-9_-]{0,99}$/);
const region = z.string().regex(/^\d{6}(\.\d{6}){0,4}$/);
const everywhere = z.tuple([z.literal('*')]).transform((): '*' => '*');
/** Issuers keep roles of other programs in the same claim: those of another form are not ours. `system` is what services are. */
const role = /^[a-z][a-z0-9-]{0,39}$/;
const rights = z.object({
  departments: z.array(department).max(50), regions: z.union([z.literal('*'), everywhere, z.array(region).max(100)]),
  roles: z.array(z.string()).max(200).transform((all) => all.filter((each) => role.test(each) && each !== 'system')),
});

/** Null: the token does not say who it is of. Rights that are not all there, or not in their form, are none. */
export function claimedIn(payload: JWTPayload, names: ClaimNames): Claimed | null {
  const id = personId.safeParse(named(payload, names.person));
  if (!id.success) return null;
  const said = rights.safeParse({ departments: named(payload, names.departments), regions: named(payload, names.regions), roles: named(payload, names.roles) });
  return { id: id.data, rights: said.success ? said.data : null };
}

/** A whole name goes first: some issuers name claims by addresses, which have dots. */
function named(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((within, step) => (typeof within === 'object' && within !== null && Object.hasOwn(within, step) ? (within as Record<string, unknown>)[step] : undefined), payload);
}
