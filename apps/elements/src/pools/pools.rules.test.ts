import { day } from '@cornerstone/kernel/day';
import { quantityFrom } from '@cornerstone/kernel/quantity';
import { openPool, type OpenPool } from './pools.rules';

const command = (changed: Partial<OpenPool> = {}): OpenPool => ({ poolId: 'elp_1', kind: 'LAND', item: '', unit: '亩', region: '410100', year: 2024, source: 'EXISTING_STOCK', amount: quantityFrom('300'), ...changed });
const free = { mine: true, taken: false };

describe('open a pool 设立指标池 (E1)', () => {
  it('tells kind, region, year, source and amount', () => {
    expect(openPool(command(), free, day('2024-01-05'))).toMatchObject({ type: 'elements.pool.opened.v1', knownOn: '2024-01-05', data: { poolId: 'elp_1', region: '410100', source: 'EXISTING_STOCK', amount: '300', item: null } });
  });

  it.each([
    ['a second pool of the same kind, region, year and source', {}, { mine: true, taken: true }, 'E1.pool-exists'],
    ['a region one does not act in', {}, { mine: false, taken: false }, 'E1.region-of-another'],
    ['a year that is none', { year: 24 }, free, 'E1.no-such-year'],
  ])('refuses %s', (_, changed, place, rule) => {
    expect(() => openPool(command(changed), place, day('2024-01-05'))).toThrow(expect.objectContaining({ rule }));
  });
});
