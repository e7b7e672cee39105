import { toYuan, type Fen } from '@cornerstone/kernel/money';

export interface IssueTold { name: string | null; batchNo: string | null; issuedOn: string | null; amount: Fen }

const squeezed = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/\s/g, '');

/** What makes two lines of a project the same issue: name, number, date and amount. Several identical lines are told apart by their order. */
export const identityOf = ({ name, batchNo, issuedOn, amount }: IssueTold): string => [squeezed(name), squeezed(batchNo), issuedOn ?? '', toYuan(amount)].join('|');
