import { graph, type NamedOperation } from '../named';
import { DEMONSTRATION } from './demonstration';

export const funding: NamedOperation[] = [
  { id: 'FundBatches', zh: '资金批次', en: 'Batches of funds', variables: { kind: 'SPECIAL_BOND', year: 2024 }, document: graph`
    query FundBatches($kind: FundKind, $year: Int) {
      fundBatches(kind: $kind, year: $year) {
        code name kind year
        quota { amount(unit: YI) }
        issued { amount(unit: YI) }
        paid { amount(unit: YI) }
        useRate { value numerator denominator }
        lines(first: 20) { nodes { project { code name } paid { amount(unit: WAN) } flags } }
      }
    }
  ` },
  { id: 'ProjectMoney', zh: '一个项目的资金分录', en: "One project's entries", variables: { code: DEMONSTRATION }, document: graph`
    query ProjectMoney($code: String!) {
      project(code: $code) {
        name
        funding {
          issued { amount(unit: WAN) }
          paid { amount(unit: WAN) }
          useRate { value numerator denominator }
          entries(first: 50) {
            totalCount
            nodes { at debitName creditName amount { amount(unit: WAN) } memo }
          }
        }
      }
    }
  ` },
  { id: 'Books', zh: '资金账户余额', en: 'Balances of the books', document: graph`
    query Books($account: String, $asOf: Date) {
      books(account: $account, asOf: $asOf) { account name balance { amount(unit: WAN) } }
    }
  ` },
];
