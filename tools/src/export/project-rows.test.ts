import { GraphRefused, type Ask } from '../graph-client';
import type { Listing } from './columns';
import { projectRows, type Progress } from './project-rows';

const listing = (year: number, programme: string): Listing => ({ listId: null, year, level: null, programme, sector: null, phase: 'listed', note: null, sourceTitle: null, sourceUrl: null, totalInvestment: null, annualPlan: null });
const project = (at: number, listings: Listing[]) => ({ code: `P${at}`, name: `项目${at}`, owner: null, scale: null, totalQuality: null, buildStart: null, buildEnd: null, regions: [], listings });
const ALL = [...Array.from({ length: 130 }, (_, at) => project(at, [listing(2023, '甲'), listing(2024, '甲'), listing(2024, '乙')])), project(130, [])];

/** A graph of a list: pages as the real one gives them; more than `most` at once is too expensive. */
function graph(most: number) {
  const asked: number[] = [];
  const ask = (async (query: string, { first = 0, after = null }: { first?: number; after?: string | null } = {}) => {
    if (!query.includes('query ExportProjects')) return { PROVINCE: [], CITY: [], COUNTY: [], ZONE: [] };
    asked.push(first);
    if (first > most) throw new GraphRefused([{ message: 'too much', extensions: { code: 'TOO_EXPENSIVE' } }]);
    const from = Number(after ?? 0);
    return { projects: { totalCount: ALL.length, pageInfo: { hasNextPage: from + first < ALL.length, endCursor: String(from + first) }, nodes: [null, ...ALL.slice(from, from + first)] } };
  }) as Ask;
  return { ask, asked };
}

describe('the rows of an export 导出行', () => {
  const rowsOf = async (most: number, wanted: object) => {
    const { ask, asked } = graph(most);
    const names: string[] = [];
    let last: Progress | null = null;
    for await (const row of projectRows(ask, wanted, (progress) => { last = progress; })) names.push(JSON.stringify(row[1]));
    return { asked, count: names.length, distinct: new Set(names).size, last };
  };

  it('are one for every mention, page by page', async () => {
    expect(await rowsOf(100, {})).toMatchObject({ asked: [100, 100], count: 390, distinct: 130, last: { total: 131, unlisted: 1 } });
  });

  it('are those of the year and the programme asked for', async () => {
    expect(await rowsOf(100, { year: 2024 })).toMatchObject({ count: 260 });
    expect(await rowsOf(100, { year: 2024, programme: '乙' })).toMatchObject({ count: 130 });
  });

  it('come in smaller pages where a page costs too much', async () => {
    expect(await rowsOf(60, {})).toMatchObject({ asked: [100, 50, 50, 50], count: 390, distinct: 130 });
    await expect(rowsOf(3, {})).rejects.toThrow('too much');
  });
});
