import { createHash, timingSafeEqual } from 'node:crypto';
import { Rejection } from '@cornerstone/kernel/rejection';
import type { DemoPerson } from '@cornerstone/runtime/demo-people';
import { addressAfterWrong, checkAddress, checkLogin, loginAfterWrong, NONE, type Tries } from './lockout.rules';

const MOST_ADDRESSES = 10_000;
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** An IPv6 customer has a whole /64 to choose from: it counts as one. */
const placeOf = (address: string): string => (address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address);

/** Who may come in: the right password, and not too many wrong ones before it. Nothing here waits, so that tries side by side are counted one by one. */
export class Entrance {
  readonly #password: Buffer;
  readonly #people: ReadonlyMap<string, DemoPerson>;
  readonly #logins = new Map<string, Tries>();
  readonly #addresses = new Map<string, Tries>();

  constructor(people: readonly DemoPerson[], password: string) {
    this.#people = new Map(people.map((person) => [person.login, person]));
    this.#password = digest(password);
  }

  enter(login: string, password: string, address: string, now: number): DemoPerson {
    const place = placeOf(address);
    const tries = this.#logins.get(login) ?? NONE;
    checkAddress(this.#addresses.get(place) ?? NONE, now);
    checkLogin(tries, now);
    const person = this.#people.get(login);
    // Digests have one length, so the comparison tells nothing of the password's.
    if (timingSafeEqual(digest(password), this.#password) && person) {
      this.#logins.delete(login);
      return person;
    }
    this.#count(place, now);
    // A login that nobody has cannot be locked, only its sender.
    if (person) this.#logins.set(login, loginAfterWrong(tries, now));
    throw new Rejection('sign-in.wrong', { en: 'The name or the password is wrong.', zh: '用户名或密码错误。' }, {}, 'UNAUTHENTICATED');
  }

  #count(place: string, now: number): void {
    const tries = addressAfterWrong(this.#addresses.get(place) ?? NONE, now);
    this.#addresses.delete(place);
    this.#addresses.set(place, tries);
    if (this.#addresses.size <= MOST_ADDRESSES) return;
    const [oldest] = this.#addresses.keys();
    if (oldest !== undefined) this.#addresses.delete(oldest);
  }
}
