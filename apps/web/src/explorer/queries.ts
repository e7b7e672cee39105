import type { NamedOperation } from './named';
import { approvals } from './queries/approvals';
import { batches } from './queries/batches';
import { elements } from './queries/elements';
import { funding } from './queries/funding';
import { ledger } from './queries/ledger';
import { portfolio } from './queries/portfolio';
import { projects } from './queries/projects';
import { proof } from './queries/proof';
import { reference } from './queries/reference';
import { reports } from './queries/reports';
import { reserve } from './queries/reserve';
import { supervision } from './queries/supervision';

/** What a newcomer wants to ask first, by subject, in the order of the side list. Names and arguments are the promise of graph.md; queries.test.ts holds every one against the supergraph. */
export const queries: NamedOperation[] = [...ledger, ...portfolio, ...projects, ...reports, ...reserve, ...batches, ...reference, ...approvals, ...funding, ...elements, ...supervision, ...proof];
