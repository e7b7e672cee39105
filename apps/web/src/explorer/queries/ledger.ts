import { graph, type NamedOperation } from '../named';
import { DEMONSTRATION } from './demonstration';

export const ledger: NamedOperation[] = [
  { id: 'OneLedger', zh: '一项目一台账', en: 'One project, one ledger', variables: { code: DEMONSTRATION }, document: graph`
    query OneLedger($code: String!) {
      project(code: $code) {
        code name level stage sector kind buildContent
        region { code name }
        totalInvestment { amount(unit: YI) }
        plan(year: 2024) {
          investment { amount(unit: WAN) }
          quarters { quarter investment { amount(unit: WAN) } }
          milestones { name due latestStart doneOn late }
        }
        reports(year: 2024) {
          nodes {
            period { label }
            investment { amount(unit: WAN) }
            cumulative { amount(unit: WAN) }
            physicalProgress
            amendedBy { reason }
          }
        }
        leaders { person { name } level since }
        evidence { kind takenAt digest inside verifiedProgress }
        approvals {
          kind mayStart
          clock { limitDays usedDays pausedDays remainingDays state dueOn }
          items { procedure { code name } status department { name } dueOn }
          commitments { authority due state }
        }
        funding {
          allocated { amount(unit: WAN) }
          disbursed { amount(unit: WAN) }
          paid { amount(unit: WAN) }
          useRate { value }
          entries(first: 20) { nodes { at debit credit amount { amount } memo } }
        }
        guarantees { kind needed secured unit status explanation }
        issues { code state severity assignedTo { name } deadline }
        timeline(first: 50) { nodes { at type source summary } }
      }
    }
  ` },
];
