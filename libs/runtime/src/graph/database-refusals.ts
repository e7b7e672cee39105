import { Rejection } from '@cornerstone/kernel/rejection';
// One by one: the gateway, which has no database, tells refusals too and would read all of typeorm for them.
import { QueryFailedError } from 'typeorm/error/QueryFailedError.js';
import { QueryRunnerAlreadyReleasedError } from 'typeorm/error/QueryRunnerAlreadyReleasedError.js';
import { QueryRunnerProviderAlreadyReleasedError } from 'typeorm/error/QueryRunnerProviderAlreadyReleasedError.js';

const says = (code: ConstructorParameters<typeof Rejection>[3], rule: string, en: string, zh: string): Rejection => new Rejection(rule, { en, zh }, {}, code);

/** What the driver says of a connection that broke or never came. */
const NO_CONNECTION = /^(Connection terminated|Connection ended|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/;
const BUSY = ['40001', '40P01', '55P03'];

const textOf = (fault: unknown, name: 'code' | 'message'): string => {
  const cause: unknown = fault instanceof QueryFailedError ? fault.driverError : fault;
  const text = typeof cause === 'object' && cause !== null ? (cause as { code?: unknown; message?: unknown })[name] : null;
  return typeof text === 'string' ? text : '';
};
const codeOf = (fault: unknown): string => textOf(fault, 'code');

/** The database was not there or is going: another try may find it. A statement that took too long is not of these. */
const isGone = (fault: unknown): boolean =>
  fault instanceof QueryRunnerAlreadyReleasedError || fault instanceof QueryRunnerProviderAlreadyReleasedError || /^(08|53|57P|25P03|ECONN|EPIPE|ETIMEDOUT)/.test(codeOf(fault)) || NO_CONNECTION.test(textOf(fault, 'message'));

/** Nothing is wrong with the work itself: it succeeds when the database is back or the other transaction is through. */
export const isPassing = (fault: unknown): boolean => isGone(fault) || BUSY.includes(codeOf(fault));

/** What the database's last walls mean to the person who ran into them; null for a fault of ours. */
export function refusalOfDatabase(fault: unknown): Rejection | null {
  const unavailable = (): Rejection => says('UNAVAILABLE', 'access.database-unavailable', 'The database does not answer now: try again.', '数据库暂不可用，请稍后重试。');
  if (isGone(fault)) return unavailable();
  if (!(fault instanceof QueryFailedError)) return null;
  const code = codeOf(fault);
  if (BUSY.includes(code)) return says('CONFLICT', 'access.busy', 'Someone else is changing the same thing: try again.', '他人正在修改同一对象，请重试。');
  switch (code) {
    case '23505': return says('CONFLICT', 'access.already-there', 'Something with this code or key is there already.', '相同代码或键的记录已存在。');
    case '42501': return says('FORBIDDEN', 'access.outside-your-region', 'This lies outside what you may change.', '超出您可修改的范围。');
    case '22021': case '22P05': return says('BAD_USER_INPUT', 'text.forbidden-character', 'A text holds a character that cannot be kept, such as NUL.', '文本含有无法保存的字符（如 NUL）。');
    case '22003': return says('BAD_USER_INPUT', 'access.number-too-large', 'A number or amount is too large to be kept.', '数字或金额过大，无法保存。');
    case '57014': return unavailable();
    default: return null;
  }
}
