import fc from 'fast-check';
import { quantity, quantityFrom, quantityText, sumQuantity } from './quantity';

const anyQuantity = fc.bigInt({ min: -(10n ** 20n) + 1n, max: 10n ** 20n - 1n }).map(quantity);

describe('quantity 数量', () => {
  it('gives back the amount it was written as', () => {
    fc.assert(fc.property(anyQuantity, (amount) => quantityFrom(quantityText(amount)) === amount));
  });

  it('adds up exactly', () => {
    expect(quantityText(sumQuantity([quantityFrom('0.1'), quantityFrom('0.2')]))).toBe('0.3');
  });

  it.each([['150.0000', '150'], ['0.0001', '0.0001'], ['-3.50', '-3.5'], ['007', '7'], ['1.00000', '1']])('writes %s as %s', (written, plain) => {
    expect(quantityText(quantityFrom(written))).toBe(plain);
  });

  it.each(['', 'abc', '1,5', '1e3', '.5', '1.', '99999999999999999'])('refuses %p', (text) => {
    expect(() => quantityFrom(text)).toThrow(expect.objectContaining({ rule: 'quantity.not-an-amount' }));
  });

  it('refuses what is finer than 0.0001', () => {
    expect(() => quantityFrom('1.00001')).toThrow(expect.objectContaining({ rule: 'quantity.too-fine' }));
  });
});
