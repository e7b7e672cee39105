import { planFor } from './plan';

const plan = (files: readonly string[], { deleted = [], text = '' }: { deleted?: readonly string[]; text?: string } = {}) => planFor(files, deleted, () => text, (folder) => !folder.endsWith('/parts'));

describe('what a change has to pass 变更检查范围', () => {
  it('reads a changed rule alone, and emits the schema of its service alone', () => {
    expect(plan(['apps/projects/src/progress/progress.rules.ts'])).toEqual({
      pages: false, lint: ['apps/projects/src/progress/progress.rules.ts'], generate: { services: ['projects'] }, tests: ['apps/projects/src/progress'],
    });
  });

  it.each(['apps/web/src/App.tsx', 'libs/kernel/src/money.ts', 'tsconfig.base.json'])('reads the types of the pages where %s changed', (file) => {
    expect(plan([file]).pages).toBe(true);
  });

  it('emits every schema where what all share changed', () => {
    expect(plan(['libs/runtime/src/graph/money.ts']).generate?.services).toHaveLength(6);
  });

  it('generates nothing for a test or for what is only run', () => {
    expect(plan(['apps/projects/src/progress/progress.rules.test.ts', 'libs/stack/src/child.ts']).generate).toBeNull();
  });

  it.each(['eslint.config.mjs', 'libs/files/package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json'])('reads everything where %s changed', (file) => {
    expect(plan([file, 'apps/web/src/format.ts']).lint).toEqual(['.']);
  });

  it('reads the whole project where a file loads a library later: the others may not import it at once then', () => {
    expect(plan(['tools/src/cli/main.ts', 'tools/src/start/people.ts'], { text: "await import('@cornerstone/runtime/rights')" }).lint).toEqual(['tools']);
    expect(plan(['libs/files/src/place.ts'], { text: "await import('@cornerstone/kernel/day')" }).lint).toEqual(['libs/files']);
  });

  it('names the folder above where parts of a test lie in one of their own', () => {
    expect(plan(['tools/src/e2e/parts/oracle.ts']).tests).toEqual(['tools/src/e2e']);
  });

  it('generates anew, and names the tests, where a file was deleted', () => {
    expect(plan([], { deleted: ['apps/funding/src/batches/batches.resolver.ts'] })).toEqual({ pages: false, lint: [], generate: { services: ['funding'] }, tests: ['apps/funding/src/batches'] });
  });
});
