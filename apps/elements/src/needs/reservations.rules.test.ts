import { poolSources } from '@cornerstone/events/elements';
import { day } from '@cornerstone/kernel/day';
import { quantity, quantityFrom, quantityText, sumQuantity, type Quantity } from '@cornerstone/kernel/quantity';
import fc from 'fast-check';
import { allocate, confirmElement, releaseElement, type Drawable, type Lacking, type Reserved } from './reservations.rules';

const land = { kind: 'LAND' as const, item: '', unit: '亩' };
const need = (missing: string): Lacking => ({ ...land, id: 'eln_1', regionPaths: ['410000.410100.410105'], missing: quantityFrom(missing) });
const pool = (id: string, source: Drawable['source'], available: string, changed: Partial<Drawable> = {}): Drawable => ({ ...land, id, source, year: 2024, regionPath: '410000.410100', available: quantityFrom(available), ...changed });
const draws = (of: Lacking, pools: Drawable[], asked: string | null = null) => allocate(of, pools, asked === null ? null : quantityFrom(asked)).map(({ poolId, amount }) => [poolId, quantityText(amount)]);
const refused = (rule: string) => expect.objectContaining({ rule });

describe('reserve from pools 要素预留 (E1)', () => {
  it('takes existing stock first, then new quota, provincial, direct and central', () => {
    const pools = [pool('c', 'CENTRAL', '9'), pool('d', 'DIRECT', '10'), pool('p', 'PROVINCIAL', '10'), pool('n', 'NEW_QUOTA', '10'), pool('e', 'EXISTING_STOCK', '10')];
    expect(draws(need('45'), pools)).toEqual([['e', '10'], ['n', '10'], ['p', '10'], ['d', '10'], ['c', '5']]);
  });

  it('takes the nearest region first, then the older year', () => {
    const pools = [pool('province', 'EXISTING_STOCK', '10', { regionPath: '410000' }), pool('new', 'EXISTING_STOCK', '10'), pool('old', 'EXISTING_STOCK', '10', { year: 2022 })];
    expect(draws(need('25'), pools)).toEqual([['old', '10'], ['new', '10'], ['province', '5']]);
  });

  it('takes what there is when no amount is asked, and says nothing of empty pools', () => {
    expect(draws(need('50'), [pool('a', 'NEW_QUOTA', '0'), pool('b', 'NEW_QUOTA', '20')])).toEqual([['b', '20']]);
  });

  it.each([
    ['an amount the pools do not have', need('50'), [pool('a', 'NEW_QUOTA', '20')], '30', 'E1.pools-are-short'],
    ['anything from empty pools', need('50'), [], null, 'E1.pools-are-short'],
    ['more than is missing', need('5'), [pool('a', 'NEW_QUOTA', '20')], '6', 'E1.more-than-needed'],
    ['anything for a need that lacks nothing', need('0'), [pool('a', 'NEW_QUOTA', '20')], null, 'E1.more-than-needed'],
    ['nothing', need('5'), [pool('a', 'NEW_QUOTA', '20')], '0', 'E1.nothing-asked'],
    ['a pool of another city', need('5'), [pool('a', 'NEW_QUOTA', '20', { regionPath: '410000.410300' })], null, 'E1.pool-serves-another'],
    ['a pool of another kind', need('5'), [pool('a', 'NEW_QUOTA', '20', { kind: 'FARMLAND_BALANCE' })], null, 'E1.pool-serves-another'],
  ])('refuses %s', (_, of, pools, asked, rule) => {
    expect(() => draws(of, pools, asked)).toThrow(refused(rule));
  });

  const amounts = fc.bigInt({ min: 0n, max: 5_000_000n }).map(quantity);
  const somePools = fc.array(fc.record({ source: fc.constantFrom(...poolSources), available: amounts, year: fc.integer({ min: 2020, max: 2024 }), regionPath: fc.constantFrom('410000', '410000.410100', '410000.410100.410105') }), { minLength: 1, maxLength: 8 })
    .map((some) => some.map((each, at): Drawable => ({ ...land, id: `elp_${at}`, ...each })));

  it('never takes more than a pool has, nor more than is missing, and all it can', () => {
    fc.assert(fc.property(somePools, amounts, (pools, missing) => {
      const available = sumQuantity(pools.map((each) => each.available));
      fc.pre(available > 0n && missing > 0n);
      const taken = allocate({ ...need('1'), missing }, pools, null);
      for (const draw of taken) expect(draw.amount <= (pools.find((each) => each.id === draw.poolId)?.available ?? 0n)).toBe(true);
      expect(sumQuantity(taken.map((draw) => draw.amount))).toBe(available < missing ? available : missing);
    }));
  });

  it('gives the same answer whatever order the pools come in', () => {
    fc.assert(fc.property(somePools.chain((pools) => fc.tuple(fc.constant(pools), fc.shuffledSubarray(pools, { minLength: pools.length }))), ([pools, shuffled]) => {
      fc.pre(sumQuantity(pools.map((each) => each.available)) > 0n);
      expect(allocate(need('100'), shuffled, null)).toEqual(allocate(need('100'), pools, null));
    }));
  });
});

describe('any sequence of reserving, confirming and releasing (E1, E4)', () => {
  interface Kept { total: Quantity; open: Reserved[]; supplied: Quantity }
  const on = day('2024-06-01');
  const step = fc.oneof(fc.record({ reserve: fc.bigInt({ min: 1n, max: 900_000n }) }), fc.record({ confirm: fc.nat(9) }), fc.record({ release: fc.nat(9) }));

  it('keeps the pool within its total', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 3_000_000n }), fc.array(step, { maxLength: 40 }), (total, steps) => {
      const kept: Kept = { total: quantity(total), open: [], supplied: quantity(0n) };
      const reserved = (): Quantity => sumQuantity(kept.open.map((each) => each.amount));
      steps.forEach((each, at) => {
        try {
          if ('reserve' in each) {
            const available = quantity(kept.total - reserved() - kept.supplied);
            for (const draw of allocate({ ...need('1'), missing: quantity(10n ** 9n) }, [{ ...pool('elp_1', 'NEW_QUOTA', '0'), available }], quantity(each.reserve))) kept.open.push({ id: `elr_${at}`, ...draw, knownOn: on, outcome: null });
          } else {
            const settled = kept.open['confirm' in each ? each.confirm : each.release];
            if (!settled) return;
            if ('confirm' in each) { confirmElement({ ...land, id: 'eln_1' }, settled, on, on); kept.supplied = quantity(kept.supplied + settled.amount); } else releaseElement({ ...land, id: 'eln_1' }, settled, '调整', on);
            kept.open = kept.open.filter((other) => other !== settled);
          }
        } catch (refusal) {
          expect(refusal).toEqual(refused('E1.pools-are-short'));
        }
        expect(reserved() + kept.supplied <= kept.total).toBe(true);
      });
    }));
  });
});

describe('confirm and release 落实与释放 (E1)', () => {
  const reservation = (outcome: Reserved['outcome'] = null): Reserved => ({ id: 'elr_1', poolId: 'elp_1', amount: quantityFrom('20'), knownOn: day('2024-05-01'), outcome });
  const of = { ...land, id: 'eln_1' };

  it('tells what was supplied and what went back', () => {
    expect(confirmElement(of, reservation(), day('2024-05-10'), day('2024-05-12')).data).toMatchObject({ amount: '20', on: '2024-05-10' });
    expect(releaseElement(of, reservation(), ' 选址调整 ', day('2024-05-12')).data).toMatchObject({ amount: '20', reason: '选址调整' });
  });

  it.each(['SUPPLIED', 'RELEASED'] as const)('refuses one that is %s already', (outcome) => {
    expect(() => confirmElement(of, reservation(outcome), day('2024-05-10'), day('2024-05-12'))).toThrow(refused('E1.reservation-settled'));
    expect(() => releaseElement(of, reservation(outcome), '调整', day('2024-05-12'))).toThrow(refused('E1.reservation-settled'));
  });

  it('refuses days that cannot be, and a release without a reason', () => {
    expect(() => confirmElement(of, reservation(), day('2024-04-30'), day('2024-05-12'))).toThrow(refused('E1.supplied-before-reserved'));
    expect(() => confirmElement(of, reservation(), day('2024-05-13'), day('2024-05-12'))).toThrow(refused('E1.supply-in-the-future'));
    expect(() => releaseElement(of, reservation(), '调整', day('2024-04-30'))).toThrow(refused('E1.released-before-reserved'));
    expect(() => releaseElement(of, reservation(), '  ', day('2024-05-12'))).toThrow(refused('E1.release-without-reason'));
  });
});
