import { isOfPages, kindOf } from './kinds';

const kind = (path: string): unknown => kindOf('/house', `/house/${path}`);

describe('what a changed file asks for 文件变更的类别', () => {
  it('knows the migrations of one service and of every service', () => {
    expect(kind('apps/funding/src/migrations/1700000000000-books.sql')).toEqual({ kind: 'migration', of: 'funding' });
    expect(kind('libs/runtime/src/migrations/1700000000000-event-log.sql')).toEqual({ kind: 'migration', of: 'every service' });
    expect(kind('apps/funding/src/migrations/notes.sql')).toEqual({ kind: 'module' });
  });

  it('knows what the gateway reads besides its modules', () => {
    expect(kind('apps/gateway/supergraph.graphql')).toEqual({ kind: 'gateway' });
    expect(kind('apps/gateway/events.graphql')).toEqual({ kind: 'graph' });
    expect(kind('apps/projects/schema.graphql')).toEqual({ kind: 'module' });
  });

  it('knows what this program read at its start', () => {
    expect(kind('tools/src/start/house.ts')).toEqual({ kind: 'ourselves' });
    expect(kind('libs/stack/src/child.ts')).toEqual({ kind: 'ourselves' });
    expect(kind('tools/src/start/start.test.ts')).toEqual({ kind: 'module' });
  });

  it('knows what the pages are made of', () => {
    const of = ['apps/web/src/App.tsx', 'libs/kernel/src/money.ts', 'apps/web/src/format.test.ts', 'libs/events/src/funding.ts'];
    expect(of.map((path) => isOfPages('/house', `/house/${path}`))).toEqual([true, true, false, false]);
  });
});
