import { Rejection } from '@cornerstone/kernel/rejection';
import { QueryFailedError } from 'typeorm';

const says = (code: ConstructorParameters<typeof Rejection>[3], rule: string, en: string, zh: string): Rejection => new Rejection(rule, { en, zh }, {}, code);

/** What the database's last walls mean to the person who ran into them; null for a fault of ours. */
export function refusalOfDatabase(fault: unknown): Rejection | null {
  if (!(fault instanceof QueryFailedError)) return null;
  const { code } = fault.driverError as { code?: string };
  switch (code) {
    case '23505': return says('CONFLICT', 'access.already-there', 'Something with this code or key is there already.', '相同代码或键的记录已存在。');
    case '42501': return says('FORBIDDEN', 'access.outside-your-region', 'This lies outside what you may change.', '超出您可修改的范围。');
    case '40001': case '40P01': case '55P03': return says('CONFLICT', 'access.busy', 'Someone else is changing the same thing: try again.', '他人正在修改同一对象，请重试。');
    default: return code?.startsWith('57') || code?.startsWith('08') || code?.startsWith('53') ? says('UNAVAILABLE', 'access.database-unavailable', 'The database does not answer now: try again.', '数据库暂不可用，请稍后重试。') : null;
  }
}
