import type { Way } from './way';

const bus = 'libs/runtime/src/bus/';

/** One reported yuan: from the HTTP request to the figure on the other side of Kafka. */
export const yuan: Way = [
  { in: 'gateway', file: 'apps/gateway/src/front-door.ts', name: 'openFrontDoor', does: 'takes the request in', over: 'HTTP' },
  { in: 'gateway', file: 'apps/gateway/src/graph-endpoint.ts', name: 'answerGraph', does: 'who asks (identity.ts), whether this may be asked (limits/gate.ts)' },
  { in: 'gateway', file: 'apps/gateway/src/subgraph-source.ts', name: 'SubgraphSource', does: 'the part of the plan that is for projects', over: '@apollo/gateway plans' },
  { in: 'gateway', file: 'apps/gateway/src/ask-service.ts', name: 'headersFor', does: 'signs it for the person and the body' },
  { in: 'projects', file: 'libs/runtime/src/subgraph-server.ts', name: 'serveSubgraph', does: 'checks the signature', over: 'HTTP' },
  { in: 'projects', file: 'libs/runtime/src/graph/change.ts', name: 'Change', does: 'the mutation as it is declared', over: 'type-graphql calls' },
  { in: 'projects', file: 'libs/runtime/src/request.ts', name: 'mutate', does: 'right, idempotency key, one transaction' },
  { in: 'projects', file: 'apps/projects/src/progress/progress.resolver.ts', name: 'reportProgress', does: 'locks the project, asks the rules', over: 'calls the work' },
  { in: 'projects', file: 'apps/projects/src/progress/progress.rules.ts', name: 'reportProgress', does: 'decides: a fact, or a refusal with its id' },
  { in: 'projects', file: 'libs/runtime/src/record.ts', name: 'record', does: 'row, event, audit, pending mark: all or nothing', over: 'the fact' },
  { in: 'projects', file: `${bus}relay.ts`, name: 'startRelay', does: 'takes pending events, oldest first', over: 'a call, or NOTIFY' },
  { in: 'projects', file: `${bus}numbering.ts`, name: 'numberPending', does: 'position and hash: the chain' },
  { in: 'projects', file: `${bus}kafka-broker.ts`, name: 'kafkaBroker', does: 'publishes to projects.project', over: 'broker.ts, the port' },
  { in: 'supervision', file: `${bus}inbox.ts`, name: 'createInbox', does: 'a batch of one partition, one transaction', over: 'Kafka' },
  { in: 'supervision', file: `${bus}effect.ts`, name: 'giveEffect', does: 'records the ids first: twice counts once' },
  { in: 'supervision', file: 'apps/supervision/src/portfolio/facts.consumer.ts', name: 'portfolioCopies', does: 'which row an event becomes', over: 'slices.ts' },
  { in: 'supervision', file: 'libs/runtime/src/keep-fact.ts', name: 'keepFact', does: 'the row, named as the event\'s fields' },
  { in: 'supervision', file: 'apps/supervision/src/portfolio/portfolio.resolver.ts', name: 'PortfolioResolver', does: 'portfolio { investmentDone } is asked', over: 'the next question' },
  { in: 'supervision', file: 'apps/supervision/src/portfolio/portfolio.sql.ts', name: 'figuresOf', does: 'one statement over the rows' },
  { in: 'supervision', file: 'apps/supervision/src/portfolio/figures.ts', name: 'figures', does: 'what each figure is' },
];
