import type { Way } from './way';

/** One query: from the browser to the rows and back. */
export const query: Way = [
  { in: 'browser', file: 'apps/web/src/operations.ts', name: 'OneLedgerQuery', does: 'the question, its type from the supergraph' },
  { in: 'browser', file: 'apps/web/src/project/ProjectPage.tsx', name: 'ProjectPage', does: 'the page that asks it' },
  { in: 'browser', file: 'apps/web/src/useOperation.ts', name: 'useOperation', does: 'keeps the last answer on screen' },
  { in: 'browser', file: 'apps/web/src/request.ts', name: 'ask', does: 'one POST with the person\'s token' },
  { in: 'gateway', file: 'apps/gateway/src/graph-endpoint.ts', name: 'answerGraph', does: 'who asks, whether it may be asked', over: 'HTTP' },
  { in: 'gateway', file: 'apps/gateway/src/graph.ts', name: 'startGraph', does: 'plan, kept for the next time: projects, then five services side by side', over: '@apollo/server' },
  { in: 'gateway', file: 'apps/gateway/src/subgraph-source.ts', name: 'SubgraphSource', does: 'what does not answer is UNAVAILABLE, the rest goes on' },
  { in: 'gateway', file: 'apps/gateway/src/ask-service.ts', name: 'headersFor', does: 'signed for the person and the body' },
  { in: 'each service', file: 'libs/runtime/src/subgraph-server.ts', name: 'serveSubgraph', does: 'one Request an operation', over: 'HTTP' },
  { in: 'each service', file: 'libs/runtime/src/request.ts', name: 'batched', does: 'one read-only transaction, a statement a kind of thing' },
  { in: 'each service', file: 'apps/projects/src/progress/progress.resolver.ts', name: 'reports', does: 'a field: its statement for all projects asked about' },
  { in: 'each service', file: 'libs/runtime/src/rows.ts', name: 'select', does: 'rows that row security lets this person see, as objects of their class' },
  { in: 'gateway', file: 'apps/gateway/src/expectation.ts', name: 'expectations', does: 'the answer fits what was asked', over: 'HTTP' },
  { in: 'gateway', file: 'apps/gateway/src/missing-fields.ts', name: 'missingFields', does: 'joined by key; each missing field says why', over: '@apollo/gateway joins' },
  { in: 'gateway', file: 'apps/gateway/src/answers.ts', name: 'send', does: 'one answer' , over: 'graph-endpoint.ts' },
  { in: 'browser', file: 'apps/web/src/faults.ts', name: 'faultFrom', does: 'a partial answer is an answer', over: 'HTTP' },
];
