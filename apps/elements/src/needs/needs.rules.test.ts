import { day } from '@cornerstone/kernel/day';
import { quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import { daysToSupply, registerNeed, standingOf, type RegisterNeed } from './needs.rules';

const amount = quantityFrom('200');
const held = (part: string, suppliedOn: string | null = null) => ({ amount: quantityFrom(part), suppliedOn: suppliedOn === null ? null : day(suppliedOn) });
const command: RegisterNeed = { needId: 'eln_1', kind: 'LAND', item: '', unit: '亩', amount, neededBy: day('2024-12-31') };

describe('register a need 登记要素需求 (E1)', () => {
  it('tells what is needed by when', () => {
    expect(registerNeed({ stage: 'PREWORK' }, command, day('2024-03-01'))).toMatchObject({ type: 'elements.guarantee.need-registered.v1', data: { amount: '200', neededBy: '2024-12-31' } });
  });

  it('refuses a day that has passed and a project that is over', () => {
    expect(() => registerNeed({ stage: 'PREWORK' }, command, day('2025-01-01'))).toThrow(expect.objectContaining({ rule: 'E1.needed-in-the-past' }));
    expect(() => registerNeed({ stage: 'CANCELLED' }, command, day('2024-03-01'))).toThrow(expect.objectContaining({ rule: 'E1.project-needs-nothing' }));
  });
});

describe('where a need stands (E1)', () => {
  it('keeps reserved and supplied apart', () => {
    const { reserved, supplied, missing } = standingOf(amount, [held('50'), held('30.5', '2024-05-01')]);
    expect([reserved, supplied, missing].map(quantityText)).toEqual(['50', '30.5', '119.5']);
  });

  it('counts the days to the supply that made it complete', () => {
    expect(daysToSupply(amount, day('2024-03-01'), [held('150', '2024-03-31'), held('50', '2024-03-11')])).toBe(30);
    expect(daysToSupply(amount, day('2024-03-01'), [held('150', '2024-03-31'), held('50')])).toBeNull();
  });
});
