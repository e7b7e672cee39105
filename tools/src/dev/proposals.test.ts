import type { Composed } from './composer';
import { Proposals } from './proposals';

/** Two services compose only where both say the same. */
const compose = async (schemas: ReadonlyMap<string, string>): Promise<Composed> =>
  (schemas.get('one') === schemas.get('two') ? { supergraph: [...schemas.values()].join('+') } : { fault: `${schemas.get('one')} does not go with ${schemas.get('two')}` });
const served = new Map([['one', 'a'], ['two', 'a']]);
const never = (): void => { throw new Error('nothing is to be held'); };

describe('schemas that change while the house runs 开发时的模式变更', () => {
  it('lets an unchanged schema serve without composing', async () => {
    const proposals = new Proposals(new Set(['one']), served, () => { throw new Error('nothing is to be composed'); });
    expect(await proposals.propose('one', 'a', never)).toBeNull();
    expect(proposals.supergraph).toBeNull();
  });

  it('says why a schema that does not compose may not serve', async () => {
    const proposals = new Proposals(new Set(['one']), served, compose);
    expect(await proposals.propose('one', 'b', never)).toBe('b does not go with a');
    expect(proposals.supergraph).toBeNull();
  });

  it('holds one that composes only with what another has yet to say', async () => {
    const proposals = new Proposals(new Set(['one', 'two']), served, compose);
    let held = 0;
    const first = proposals.propose('one', 'b', () => { held += 1; });
    await new Promise(setImmediate);
    expect(held).toBe(1);
    expect(await Promise.all([first, proposals.propose('two', 'b', never)])).toEqual([null, null]);
    expect(proposals.supergraph).toBe('b+b');
  });

  it('waits for none that failed before it could say', async () => {
    const proposals = new Proposals(new Set(['one', 'two']), served, compose);
    const first = proposals.propose('one', 'b', () => undefined);
    await proposals.drop('two');
    expect(await first).toBe('b does not go with a');
  });
});
