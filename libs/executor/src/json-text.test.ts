import fc from 'fast-check';
import { jsonOf } from './json-text';

describe('a value as JSON', () => {
  it('is what JSON.stringify makes of it', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii', minLength: 490, maxLength: 520 }), fc.string({ unit: 'grapheme' }), fc.jsonValue(), fc.double(), fc.constantFrom('\ud800', 'a\udfff', '\u2028', '\u007f', '\u0000', '"', '\\', 1e21, -0)), (value) => { expect(jsonOf(value)).toBe(JSON.stringify(value)); }), { numRuns: 1_000 });
  });
});
