import fc from 'fast-check';
import { constant, Paper } from './paper';

const paper = new Paper();
const onPaper = (...values: unknown[]): string | Buffer => {
  paper.begin();
  for (const value of values) paper.value(value);
  return paper.whole();
};

const value = fc.oneof(
  fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii', minLength: 490, maxLength: 520 }), fc.string({ unit: 'grapheme' }), fc.integer(), fc.maxSafeInteger(), fc.double(), fc.jsonValue(),
  fc.constantFrom('\ud800', 'a\udfff', '\ud83d\ude00', '\u2028', '\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u0000', '"', '\\', '汉字', 1e21, -0, 0, 9, 10, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), true, false, null),
);

describe('an answer on paper', () => {
  it('is what JSON.stringify makes of each value, one after the other', () => {
    fc.assert(fc.property(fc.array(value, { maxLength: 20 }), (values) => { expect(onPaper(...values).toString()).toBe(values.map((each) => JSON.stringify(each)).join('')); }), { numRuns: 1_000 });
  });

  it('is a text while it is short, and the same as bytes when it is long', () => {
    const [short, long] = ['ä'.repeat(400), '汉'.repeat(400)];
    expect(onPaper(short)).toBe(`"${short}"`);
    const whole = onPaper(...Array.from({ length: 50 }, () => long), short);
    expect(Buffer.isBuffer(whole)).toBe(true);
    expect(whole.toString()).toBe(`"${long}"`.repeat(50) + `"${short}"`);
  });

  it('takes any length, and begins anew after each', () => {
    const huge = 'x'.repeat(5 * 1024 * 1024);
    expect(onPaper(huge, huge).length).toBe(2 * huge.length + 4);
    expect(onPaper(1)).toBe('1');
    const [many, letters] = [Array.from({ length: 60_000 }, (_, at) => `${at}é`), constant(',')];
    paper.begin();
    for (const each of many) { paper.string(each); paper.constant(letters); }
    expect(paper.whole().toString()).toBe(many.map((each) => `"${each}",`).join(''));
  });

  it('says again what stands, and forgets what is taken back', () => {
    paper.begin();
    paper.string('once');
    const to = paper.at;
    paper.byte(0x2c);
    paper.again(0, to);
    const kept = paper.at;
    paper.string('gone');
    paper.at = kept;
    paper.null();
    expect(paper.whole()).toBe('"once","once"null');
  });

  it('keeps what it has given, whatever is written next', () => {
    const long = 'a'.repeat(400);
    const first = onPaper(...Array.from({ length: 100 }, () => long));
    onPaper(...Array.from({ length: 100 }, () => 'b'.repeat(400)));
    expect(first.toString()).toBe(`"${long}"`.repeat(100));
  });
});
