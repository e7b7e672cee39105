import { allByKey, firstByKey } from './by-key';

const rows = [{ id: 'a', of: 'x' }, { id: 'b', of: 'y' }, { id: 'c', of: 'x' }];

describe('rows by key 按键归组', () => {
  it('answers in the order of the keys, null where there is none, a repeated key twice', () => {
    expect(firstByKey(['y', 'z', 'x', 'x'], rows, 'of').map((row) => row?.id ?? null)).toEqual(['b', null, 'a', 'a']);
  });

  it('keeps the order of the rows within a key', () => {
    expect(allByKey(['x', 'z', 'y'], rows, 'of').map((own) => own.map(({ id }) => id))).toEqual([['a', 'c'], [], ['b']]);
  });
});
