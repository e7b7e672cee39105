import { graph, type NamedOperation } from '../named';

export const supervision: NamedOperation[] = [
  { id: 'Issues', zh: '问题台账', en: 'Issues', document: graph`
    query Issues($filter: IssueFilter) {
      issues(filter: $filter, first: 20) {
        totalCount
        nodes {
          code title kind state severity deadline overdue
          project { code name }
          assignedTo { name }
        }
      }
    }
  ` },
  { id: 'People', zh: '可以交办给谁', en: 'Whom a task can go to', document: graph`
    query People($role: String, $department: ID) {
      people(role: $role, department: $department, first: 20) {
        totalCount
        nodes { id name title roles carries departments { id name } }
      }
    }
  ` },
  { id: 'Defects', zh: '逾期事项', en: 'What is overdue', variables: { open: true }, document: graph`
    query Defects($kind: [DefectKind!], $open: Boolean, $region: ID) {
      defects(kind: $kind, open: $open, region: $region, first: 50) {
        totalCount
        nodes { kind what dueOn metOn project { code name } }
      }
    }
  ` },
];
