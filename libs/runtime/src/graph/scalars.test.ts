import { Kind, parseValue, type GraphQLScalarType } from 'graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars';

const literal = (scalar: GraphQLScalarType, written: string): unknown => scalar.parseLiteral(parseValue(written), null);
const refusal = (rule: string) => expect.objectContaining({ code: 'BAD_USER_INPUT', rule });

describe('an exact decimal 小数', () => {
  it('stays the text it was', () => {
    expect(['1200.50', '-0.01', '900719925474099.31', '0'].map((text) => DecimalScalar.parseValue(text))).toEqual(['1200.50', '-0.01', '900719925474099.31', '0']);
    expect([literal(DecimalScalar, '"1200.50"'), literal(DecimalScalar, '1200.50'), literal(DecimalScalar, '12345678901234567890')]).toEqual(['1200.50', '1200.50', '12345678901234567890']);
    expect(DecimalScalar.serialize('1200.50')).toBe('1200.50');
  });

  it.each(['1e400', '1e3', 'NaN', 'Infinity', '-0', '-0.00', '', '+1', '1.', '1,200', '１', '9'.repeat(31), '1.12345678901', '1\n'])('refuses %j', (text) => {
    expect(() => DecimalScalar.parseValue(text)).toThrow(refusal('scalar.decimal'));
  });

  it('takes a number that cannot have lost anything, and no other', () => {
    expect([DecimalScalar.parseValue(1_200.5), DecimalScalar.parseValue(0.1), DecimalScalar.parseValue(-3)]).toEqual(['1200.5', '0.1', '-3']);
    for (const value of [JSON.parse('9007199254740993'), 1e21, Number.MAX_VALUE, NaN, Infinity, 0.1 + 0.2, true, null, [], {}]) expect(() => DecimalScalar.parseValue(value)).toThrow(refusal('scalar.decimal'));
  });

  it('refuses a literal of another kind', () => {
    for (const written of ['true', '[1]', '{ a: 1 }', 'YUAN', '1e400']) expect(() => literal(DecimalScalar, written)).toThrow(refusal('scalar.decimal'));
    expect(() => DecimalScalar.parseLiteral({ kind: Kind.NULL }, null)).toThrow(refusal('scalar.decimal'));
  });
});

describe('a date 日期', () => {
  it('is a day of the calendar', () => {
    expect([DateScalar.parseValue('2024-02-29'), literal(DateScalar, '"2024-02-29"')]).toEqual(['2024-02-29', '2024-02-29']);
  });

  it.each(['2023-02-30', '2024-13-01', '2024-2-1', '', '2024-01-01T00:00:00Z', 20_240_101, null, {}, ['2024-02-29'], undefined])('refuses %j', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow(refusal('day.not-a-date'));
  });
});

describe('an instant 时刻', () => {
  it('is read with its offset and written in UTC', () => {
    expect(DateTimeScalar.serialize(DateTimeScalar.parseValue('2024-12-01T00:00:00+08:00'))).toBe('2024-11-30T16:00:00.000Z');
    expect(DateTimeScalar.serialize('2024-11-30T16:00:00.5Z')).toBe('2024-11-30T16:00:00.500Z');
  });

  it.each(['2024-12-01', '2024-12-01T00:00:00', '2024-12-01T24:00:00Z', '2023-02-30T00:00:00Z', '2024-12-01T00:00:60Z', '2024-12-01 00:00:00Z', 'now', '', 1_733_000_000_000, ['2024-12-01T00:00:00Z']])('refuses %j', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow(refusal('scalar.datetime'));
  });
});
