import { graph, type NamedOperation } from '../named';

export const proof: NamedOperation[] = [
  { id: 'Verifications', zh: '核验计划与任务', en: 'Verification: draws and what is due', variables: { filter: { state: ['OPEN', 'OVERDUE'] } }, document: graph`
    query Verifications($filter: VerificationDueFilter) {
      verificationPlans(first: 10) {
        nodes { period { label } region { name } population drawn seed dueOn done { value numerator denominator } }
      }
      verificationsDue(filter: $filter, first: 20) {
        totalCount
        nodes { state dueOn project { code name physicalProgress } stratum { name } }
      }
    }
  ` },
  { id: 'OddReports', zh: '报送异常', en: 'Odd reports', document: graph`
    query OddReports($filter: OddReportFilter) {
      oddReports(filter: $filter, first: 20) {
        totalCount
        nodes { kind explanation from { label } to { label } numbers { name value } project { code name } }
      }
      proofSettings { name value byDefault }
    }
  ` },
  { id: 'Accountability', zh: '责任记录', en: 'Who answers for what', document: graph`
    query Accountability($filter: AccountabilityFilter) {
      accountability(filter: $filter, first: 20) {
        totalCount
        nodes { kind said found knownOn responsible { name } project { code name } }
      }
    }
  ` },
  { id: 'LeaderGaps', zh: '包联缺项', en: 'Who lacks a leader or an officer', document: graph`
    query LeaderGaps($filter: LeaderGapFilter) {
      leaderGaps(filter: $filter, first: 20) {
        totalCount
        nodes { missing project { code name level } }
      }
    }
  ` },
  { id: 'LeaderLoads', zh: '领导包联情况', en: 'Who carries how many', document: graph`
    query LeaderLoads($filter: ProjectFilter) {
      leaderLoads(filter: $filter, first: 20) {
        totalCount
        nodes { projects level person { name title } }
      }
    }
  ` },
];
