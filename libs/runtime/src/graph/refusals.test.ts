import { conflict, Rejection } from '@cornerstone/kernel/rejection';
import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { createLog } from '../log';
import { isPassing, refusalOfDatabase } from './database-refusals';
import { formatRefusal, languageOf, refusalAnswer } from './refusals';

const rule = new Rejection('P6.investment-went-back', { en: 'It went back.', zh: '投资回落。' }, { month: 3 });
const failed = (code: string, message = 'secret detail'): QueryFailedError => new QueryFailedError('select secret', [], Object.assign(new Error(message), { code }));

describe('what a refused person is told 拒绝信息', () => {
  const logged: string[] = [];
  const log = Object.assign(createLog('test', 'silent'), { error: (...told: unknown[]) => { logged.push(JSON.stringify(told)); } });
  const told = (thrown: unknown, language: 'zh' | 'en' = 'en', code = 'INTERNAL_SERVER_ERROR') =>
    formatRefusal(log, language)({ message: 'raw', path: ['a', 0], locations: [{ line: 1, column: 2 }], extensions: { code, stacktrace: ['secret'] } }, thrown);
  const inField = (cause: Error): GraphQLError => new GraphQLError(cause.message, { path: ['a', 0], originalError: cause });

  beforeEach(() => { logged.length = 0; });

  it('is the rule, in their language, with its place in the answer', () => {
    expect(told(inField(rule), 'zh')).toEqual({ message: '投资回落。', path: ['a', 0], locations: [{ line: 1, column: 2 }], extensions: { code: 'RULE_BROKEN', rule: 'P6.investment-went-back', details: { month: 3 } } });
    expect(told(inField(conflict(1, 2)))).toMatchObject({ extensions: { code: 'CONFLICT', rule: 'access.stale-version' } });
    expect(logged).toEqual([]);
  });

  it('is the rule of a scalar, however deep the variable wrapped it', () => {
    const twice = new GraphQLError('Variable "$on" got invalid value', { originalError: new GraphQLError('Expected type Date', { originalError: rule }) });
    expect(told(twice, 'en', 'BAD_USER_INPUT')).toMatchObject({ message: 'It went back.', extensions: { rule: 'P6.investment-went-back' } });
  });

  it('is a trace id and nothing else where the fault is ours; the log has the rest', () => {
    const answer = told(inField(new TypeError('cannot read secret of undefined')));
    expect(answer).toEqual({ message: expect.stringMatching(/^Something went wrong on our side, trace [0-9a-f-]{36}\.$/), path: ['a', 0], locations: expect.anything(), extensions: { code: 'INTERNAL', traceId: expect.any(String) } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged.join()).toContain(String(answer.extensions?.['traceId']));
    expect(logged.join()).toContain('cannot read secret');
  });

  it('masks whatever is thrown, error or not', () => {
    for (const thrown of [null, undefined, 'secret', 7, { secret: 1 }]) expect(JSON.stringify(told(thrown))).not.toContain('secret');
  });

  it('names a fault of the question as one', () => {
    for (const code of ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'BAD_USER_INPUT']) expect(told(new GraphQLError('Syntax Error'), 'en', code)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', rule: 'graphql.invalid' } });
  });

  it('takes a broken promise of our own schema for a fault of ours', () => {
    expect(told(new GraphQLError('Cannot return null for non-nullable field Project.code.', { path: ['a', 0] }))).toMatchObject({ extensions: { code: 'INTERNAL' } });
    expect(told(new GraphQLError('Schema is not configured to execute subscription operation.'))).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it.each([
    ['23505', 'CONFLICT', 'access.already-there'], ['42501', 'FORBIDDEN', 'access.outside-your-region'], ['40001', 'CONFLICT', 'access.busy'], ['40P01', 'CONFLICT', 'access.busy'], ['55P03', 'CONFLICT', 'access.busy'],
    ['57P01', 'UNAVAILABLE', 'access.database-unavailable'], ['08006', 'UNAVAILABLE', 'access.database-unavailable'], ['53300', 'UNAVAILABLE', 'access.database-unavailable'], ['57014', 'UNAVAILABLE', 'access.database-unavailable'],
    ['22021', 'BAD_USER_INPUT', 'text.forbidden-character'], ['22P05', 'BAD_USER_INPUT', 'text.forbidden-character'], ['22003', 'BAD_USER_INPUT', 'access.number-too-large'],
  ])('is %s of the database as %s', (code, refused, name) => {
    const answer = told(inField(failed(code)));
    expect(answer.extensions).toEqual({ code: refused, rule: name });
    expect(answer.message).not.toContain('secret');
  });

  it('masks what the database says of our own faults', () => {
    for (const code of ['42P01', '42703', '23502', '23503', '23514', 'XX000', '25P02']) expect([code, refusalOfDatabase(failed(code)), told(inField(failed(code))).extensions?.['code']]).toEqual([code, null, 'INTERNAL']);
  });

  it('knows which faults pass by themselves', () => {
    expect(['57P01', '08006', '40P01', '53300'].every((code) => isPassing(failed(code)))).toBe(true);
    expect(['57014', '23505', '22P02', 'XX000'].some((code) => isPassing(failed(code)))).toBe(false);
    expect([isPassing(new Error('Connection terminated unexpectedly')), isPassing(new Error('division by zero')), isPassing(rule), isPassing(null)]).toEqual([true, false, false, false]);
  });

  it('is Chinese unless English is asked for', () => {
    expect([undefined, '', 'zh-CN,en;q=0.5', 'fr', 'en', 'EN-gb;q=0.9', ' en-US'].map(languageOf)).toEqual(['zh', 'zh', 'zh', 'zh', 'en', 'en', 'en']);
    expect(JSON.parse(refusalAnswer(rule, 'zh'))).toEqual({ errors: [{ message: '投资回落。', extensions: { code: 'RULE_BROKEN', rule: 'P6.investment-went-back', details: { month: 3 } } }] });
  });
});
