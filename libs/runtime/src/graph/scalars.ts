import { day, isDay, type Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const text = (name: string, node: ValueNode): string => {
  if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) return node.value;
  throw wrong(name);
};
const wrong = (name: string) => badInput(`scalar.${name.toLowerCase()}`, { en: `A ${name} is written as a string.`, zh: `${name} 应写成字符串。` });

const DECIMAL = /^-?\d{1,30}(\.\d{1,10})?$/;

/** A list of one date must not pass for the date that it shows as. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');

/** A JSON number of more than 15 digits may have been rounded before it came here. */
const isExact = (value: number): boolean => Number.isFinite(value) && String(value).replace(/\D/g, '').length <= 15;

function decimal(value: unknown): string {
  const written = typeof value === 'number' && isExact(value) ? String(value) : value;
  if (typeof written === 'string' && DECIMAL.test(written) && !/^-0(\.0*)?$/.test(written)) return written;
  throw badInput('scalar.decimal', { en: 'A Decimal is digits with at most one point, such as "1200.50".', zh: 'Decimal 由数字和至多一个小数点组成，如 "1200.50"。' });
}

/** Exact, as a text; never a float on our side. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal', description: 'An exact decimal number as a string, such as "1200.50". · 精确小数（字符串）',
  serialize: (value) => String(value), parseValue: decimal, parseLiteral: (node) => decimal(text('Decimal', node)),
});

export const DateScalar = new GraphQLScalarType<Day, string>({
  name: 'Date', description: 'A calendar date in Asia/Shanghai, YYYY-MM-DD. · 日历日期（北京时间）',
  serialize: (value) => String(value),
  parseValue: (value) => day(written(value)),
  parseLiteral: (node) => day(text('Date', node)),
});

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime', description: 'An instant, RFC 3339. · 时刻（RFC 3339）',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: (value) => instant(written(value)),
  parseLiteral: (node) => instant(text('DateTime', node)),
});

/** With its offset: without one it would be read in the time zone of the machine. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function instant(value: string): Date {
  const at = new Date(value);
  if (RFC_3339.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(at.getTime())) return at;
  throw badInput('scalar.datetime', { en: 'A DateTime is written as RFC 3339.', zh: 'DateTime 应按 RFC 3339 书写。' });
}
