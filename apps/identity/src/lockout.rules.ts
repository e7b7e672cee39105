import { Rejection } from '@cornerstone/kernel/rejection';

/** Wrong passwords so far, and when (milliseconds since 1970) they are forgotten or the lock ends; `until` is 0 while a login is not locked. */
export interface Tries { wrong: number; until: number }

export const NONE: Tries = { wrong: 0, until: 0 };
/** Wrong passwords that lock a login, and milliseconds for which. */
export const MOST_OF_LOGIN = 5;
export const LOCK = 15 * 60_000;
/** Wrong passwords from one address within LOCK: it can lock two logins at a time, not all of them. */
export const MOST_OF_ADDRESS = 10;

const clock = (time: number): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(time);

/** Throws while a login is locked, whatever the password. */
export function checkLogin({ until }: Tries, now: number): void {
  if (now >= until) return;
  throw new Rejection('sign-in.locked', { en: `${MOST_OF_LOGIN} wrong passwords: this login is locked until ${clock(until)}, Beijing time.`, zh: `密码连续错误 ${MOST_OF_LOGIN} 次，该账号锁定至北京时间 ${clock(until)}。` }, { until }, 'RATE_LIMITED');
}

export function loginAfterWrong(tries: Tries, now: number): Tries {
  const wrong = tries.until > 0 && now >= tries.until ? 1 : tries.wrong + 1;
  return { wrong, until: wrong >= MOST_OF_LOGIN ? now + LOCK : 0 };
}

/** Throws while an address has had its share of wrong passwords; such a try counts against no login. */
export function checkAddress({ wrong, until }: Tries, now: number): void {
  if (now >= until || wrong < MOST_OF_ADDRESS) return;
  throw new Rejection('sign-in.too-many-from-here', { en: `Too many wrong passwords from your address; try again at ${clock(until)}, Beijing time.`, zh: `来自您所在地址的错误尝试过多，请于北京时间 ${clock(until)} 后再试。` }, { until }, 'RATE_LIMITED');
}

/** Counted from the first wrong one on. A right password does not end it: in the demonstration everybody knows one. */
export const addressAfterWrong = ({ wrong, until }: Tries, now: number): Tries => (now >= until ? { wrong: 1, until: now + LOCK } : { wrong: wrong + 1, until });
