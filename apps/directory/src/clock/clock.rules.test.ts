import { day } from '@cornerstone/kernel/day';
import { setClock } from './clock.rules';

const at = (on: string | null, demonstration = true) => ({ day: on === null ? null : day(on), demonstration });

describe('move the clock 调整演示日期 (S0)', () => {
  it('tells the new day, later or earlier', () => {
    expect(setClock(at('2024-06-01'), day('2024-06-30'))).toMatchObject([{ type: 'directory.clock.moved.v1', data: { day: '2024-06-30' } }]);
    expect(setClock(at('2024-06-01'), day('2020-03-31'))).toHaveLength(1);
  });

  it('has nothing to tell of the same day', () => {
    expect(setClock(at('2024-06-01'), day('2024-06-01'))).toEqual([]);
  });

  it('refuses outside a demonstration', () => {
    expect(() => setClock(at(null, false), day('2024-06-30'))).toThrow(expect.objectContaining({ rule: 'S0.clock-is-real' }));
  });
});
