import { badInput, conflict, forbidden, notFound, Rejection } from './rejection';

const sentence = { en: 'No.', zh: '不行。' };

describe('a refusal 拒绝', () => {
  it('carries its rule, both sentences and details, and is an error', () => {
    const refusal = new Rejection('P6.investment-went-back', sentence, { month: 3 });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({ code: 'RULE_BROKEN', rule: 'P6.investment-went-back', sentence, details: { month: 3 }, message: 'No.' });
  });

  it('has one code for each way to refuse', () => {
    expect([badInput('a.b', sentence), forbidden('a.b', sentence), notFound({ en: 'The project', zh: '项目' }, 'prj_1'), conflict(3, 5)].map((refusal) => refusal.code))
      .toEqual(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT']);
  });

  it('says the two versions of a conflict in both languages', () => {
    const { sentence: said, details } = conflict(3, 5);
    expect(details).toEqual({ expected: 3, found: 5 });
    for (const text of [said.en, said.zh]) expect(text).toMatch(/5.*3/);
  });
});
