import { GraphRefused, type Ask } from '../graph-client';
import { patiently } from '../import/patiently';

export interface Page<P> { projects: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: (P | null)[] } }

const SMALLEST_PAGE = 10;

/** Pages of projects as an operation asks for them; a page whose parts cost too much is asked for in two. */
export async function* projectPages<P>(ask: Ask, operation: string, variables: object, most: number): AsyncGenerator<Page<P>['projects']> {
  let first = most;
  for (let after: string | null = null; ;) {
    const page: Page<P> | null = await patiently(() => ask<Page<P>>(operation, { ...variables, first, after })).catch((fault: unknown) => {
      if (first > SMALLEST_PAGE && fault instanceof GraphRefused && fault.faults.some(({ extensions }) => extensions?.code === 'TOO_EXPENSIVE')) return null;
      throw fault;
    });
    if (page === null) {
      first = Math.ceil(first / 2);
      continue;
    }
    yield page.projects;
    if (!page.projects.pageInfo.hasNextPage) return;
    after = page.projects.pageInfo.endCursor;
  }
}
