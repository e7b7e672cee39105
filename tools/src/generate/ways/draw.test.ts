import { fileURLToPath } from 'node:url';
import { architectureFile, broken } from './draw';
import { query } from './query';
import { yuan } from './yuan';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const relay = { in: 'projects', file: 'libs/runtime/src/bus/relay.ts', name: 'startRelay', does: '' };
const numbering = { in: 'projects', file: 'libs/runtime/src/bus/numbering.ts', name: 'numberPending', does: '' };
const rules = { in: 'projects', file: 'apps/projects/src/progress/progress.rules.ts', name: 'reportProgress', does: '' };

describe('the ways through the house 数据的路径', () => {
  it.each([['yuan', yuan], ['query', query]])('hold: %s', (_, way) => {
    expect(broken(root, way)).toEqual([]);
  });

  it('name a file that went, a name that is no longer declared, stops that nothing ties', () => {
    expect(broken(root, [relay, numbering])).toEqual([]);
    expect(broken(root, [relay, rules])).toEqual(['libs/runtime/src/bus/relay.ts and apps/projects/src/progress/progress.rules.ts do not import each other: say what carries it over']);
    expect(broken(root, [relay, { ...numbering, name: 'numberAll' }])).toEqual(['libs/runtime/src/bus/numbering.ts declares no numberAll']);
    expect(broken(root, [{ ...relay, file: 'libs/runtime/src/bus/gone.ts' }])).toEqual(['libs/runtime/src/bus/gone.ts is not there']);
  });

  it('are drawn in docs/architecture.md, a line a stop, numbered', () => {
    const [, page] = architectureFile(root);
    expect(page).toContain(`supervision->>supervision: ${yuan.length} figures.ts figures\n`);
    expect(page).toContain('projects->>supervision: Kafka: 14 inbox.ts createInbox\n');
    expect(page.match(/^\| \d+ \|/gm)).toHaveLength(yuan.length + query.length);
  });
});
