import { Rejection } from '@cornerstone/kernel/rejection';
import { DEMO_ISSUER } from '@cornerstone/runtime/demo-people';
import type { Log } from '@cornerstone/runtime/log';
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload } from 'jose';
import { claimedIn, OUR_NAMES, type Claimed, type ClaimNames, type Rights } from './identity/claims';
import { issuerKeys, type Pace } from './identity/issuer-keys';
import { keepingVerified } from './identity/kept-tokens';
import type { Noted } from './lane/noted';
import type { People } from './identity/people';
import { expired, noRights, notValid, personDisabled, rightsChanged, rightsUnread, signInFirst } from './identity/refusals';
import { untilEnded, type SignedIn } from './identity/signed-in';
import { verified, type Issuer, type Verified } from './identity/verified';

/** At once where the token was looked into before; what is refused is thrown, then or later. */
export type Identify = (authorization: string | undefined, noted?: Noted) => SignedIn | Promise<SignedIn>;

export interface Vouching {
  /** Keys of the demonstration. */
  keys: JSONWebKeySet | undefined;
  issuer: string | undefined;
  audience: string;
  names: ClaimNames;
  people: People;
  log: Log;
  pace?: Pace;
  stopping?: AbortSignal;
}

/** Who asks: a bearer token of a known issuer, still valid, meant for us; with the rights that the directory gives, or where it does not list the person, the token. */
export function identifier({ keys, issuer, audience, names, people, log, ...keeping }: Vouching): Identify {
  const theirs = issuer ? issuerKeys(issuer, log, keeping) : null;
  const issuers: Issuer[] = [
    ...(keys ? [{ name: DEMO_ISSUER, audience: 'cornerstone', key: createLocalJWKSet(keys), names: OUR_NAMES }] : []),
    ...(issuer && theirs ? [{ name: issuer, audience, key: theirs.key, names }] : []),
  ];
  // The keys of the demonstration are the same as long as the process lives.
  const lookInto = keepingVerified((token) => verified(token, issuers), () => (theirs ? theirs.edition() : ''));
  // One who comes again with a token that is kept is the same person, as long as they have the same rights.
  const claimedOf = new WeakMap<JWTPayload, Claimed | null>();
  const personOf = new WeakMap<JWTPayload, { rights: Rights; person: SignedIn }>();
  let hasToldUnread = false;

  const rightsOf = (id: string, claimed: Rights | null): Rights => {
    const found = people.find(id);
    if (found === 'disabled') throw personDisabled();
    if (typeof found === 'object') return found;
    if (!claimed) throw found === 'unread' ? rightsUnread() : noRights();
    if (found === 'unread' && !hasToldUnread) {
      hasToldUnread = true;
      log.warn('the people of the directory have not been read yet: until then rights are those of the tokens');
    }
    return claimed;
  };

  const personIn = ({ payload, until, names: own }: Verified): SignedIn => {
    const known = claimedOf.get(payload);
    const claimed = known === undefined ? claimedIn(payload, own) : known;
    if (known === undefined) claimedOf.set(payload, claimed);
    if (!claimed) throw notValid('claims');
    const { id } = claimed;
    const rights = rightsOf(id, claimed.rights);
    const before = personOf.get(payload);
    if (before?.rights === rights) return before.person;
    const look = (): Rejection | null => {
      try {
        return isSame(rightsOf(id, claimed.rights), rights) ? null : rightsChanged();
      } catch (why) {
        if (why instanceof Rejection) return why;
        throw why;
      }
    };
    const person: SignedIn = { id, departmentId: rights.departments[0] ?? null, ...rights, onEnd: untilEnded(until, look, (changed) => people.watch(id, changed), expired) };
    personOf.set(payload, { rights, person });
    return person;
  };
  return (authorization, noted) => {
    if (!authorization) throw signInFirst();
    const token = noted?.authorization === authorization ? noted.token : BEARER.exec(authorization)?.[1];
    if (token === undefined) throw signInFirst();
    const found = lookInto(token, noted);
    if (noted) noted.authorization = authorization;
    return found instanceof Promise ? found.then(personIn) : personIn(found);
  };
}

const BEARER = /^Bearer +(\S+)$/i;

const sorted = (all: readonly string[] | '*'): readonly string[] => (all === '*' ? [all] : all.toSorted());
/** The first department is the one that a person acts for. */
const isSame = (one: Rights, other: Rights): boolean => JSON.stringify([one.departments, sorted(one.regions), sorted(one.roles)]) === JSON.stringify([other.departments, sorted(other.regions), sorted(other.roles)]);
