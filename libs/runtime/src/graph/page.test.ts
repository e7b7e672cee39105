import 'reflect-metadata';
import fc from 'fast-check';
import { pageOf, windowOf } from './page';

const cursor = (text: string): string => Buffer.from(text).toString('base64url');

describe('a page of a list 分页', () => {
  it('is the first 20 where nothing is asked', () => {
    expect(windowOf({})).toEqual({ offset: 0, limit: 20 });
    expect(windowOf({ first: null, after: null })).toEqual({ offset: 0, limit: 20 });
  });

  it('takes 0 to 100', () => {
    expect([windowOf({ first: 0 }).limit, windowOf({ first: 100 }).limit]).toEqual([0, 100]);
    for (const first of [-1, 101, 1_000_000_000, 1.5, NaN]) expect(() => windowOf({ first })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', rule: 'page.first-out-of-range' }));
  });

  it.each(['', 'x', 'row:1', cursor('row:-1'), cursor('row:1e9'), cursor('row:1; drop table'), cursor('row:9999999999'), cursor('line:1'), cursor(' row:1')])('refuses the forged cursor %j', (after) => {
    expect(() => windowOf({ after })).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', rule: 'page.cursor-unknown' }));
  });

  it('leads through a list of any length, every item once', () => {
    fc.assert(fc.property(fc.nat(250), fc.integer({ min: 1, max: 100 }), (total, first) => {
      const list = Array.from({ length: total }, (_, at) => at);
      const seen: number[] = [];
      let after: string | null = null;
      for (let more = true; more;) {
        const window = windowOf({ first, after });
        const page = pageOf(list.slice(window.offset, window.offset + window.limit), total, window);
        expect([page.totalCount, page.pageInfo.hasPreviousPage]).toEqual([total, seen.length > 0]);
        seen.push(...page.nodes);
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(list);
    }));
  });

  it('may be empty', () => {
    expect(pageOf([], 0, windowOf({}))).toEqual({ edges: [], nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } });
    expect(pageOf([], 7, windowOf({ first: 0 })).pageInfo.hasNextPage).toBe(true);
  });
});
