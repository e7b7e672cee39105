import { graph, type NamedOperation } from '../named';

export const approvals: NamedOperation[] = [
  { id: 'ApprovalCatalogue', zh: '审批事项目录', en: 'Catalogue of procedures', variables: { kind: 'APPROVAL' }, document: graph`
    query ApprovalCatalogue($kind: ProjectKind) {
      approvalCatalogue(kind: $kind) {
        code name stage department statutoryDays dayKind
        mandatoryBeforeStart tolerable promiseable basis
        prerequisites { anyOf condition }
      }
    }
  ` },
  { id: 'ApprovalCases', zh: '审批办件与时限', en: 'Approval cases and their clocks', document: graph`
    query ApprovalCases($filter: ApprovalCaseFilter) {
      approvalCases(filter: $filter, first: 20) {
        totalCount
        nodes {
          project { code name }
          kind mayStart
          clock { limitDays usedDays pausedDays remainingDays state dueOn }
          items { procedure { code name } status department { name } dueOn }
        }
      }
    }
  ` },
  { id: 'LateApprovals', zh: '超时的审批', en: 'Approvals over their limit', variables: { filter: { overdue: true } }, document: graph`
    query LateApprovals($filter: ApprovalCaseFilter) {
      approvalCases(filter: $filter, first: 50) {
        totalCount
        nodes {
          project { code name region { name } }
          clock { limitDays unit usedDays remainingDays dueOn }
          commitments { procedure { name } authority due state }
        }
      }
    }
  ` },
];
