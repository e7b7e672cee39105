import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { checkCharacter, creditCode, nameUnit, type Unit } from './units.rules';

const on = day('2024-06-01');
const CODE = '91350100M000100Y43';
const told = { name: '郑州城建集团有限公司', creditCode: CODE, responsiblePerson: '王工', since: null, reason: null };
const last: Unit = { unitVersion: 1, name: told.name, creditCode: CODE, responsiblePerson: '王工', since: on, knownOn: on };

describe('project unit 项目单位', () => {
  it('has a credit code of GB 32100 with its check character, as the standard\'s own example', () => {
    expect(creditCode(` ${CODE.toLowerCase()} `)).toBe(CODE);
    const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 });
    const any = (length: number) => fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length });
    fc.assert(fc.property(any(2), digits, any(9), fc.constantFrom(...ALPHABET), (first, region, subject, wrong) => {
      const body = `${first}${region}${subject}`;
      const right = checkCharacter(body);
      expect(creditCode(`${body}${right}`)).toBe(`${body}${right}`);
      if (wrong !== right) expect(() => creditCode(`${body}${wrong}`)).toThrow(expect.objectContaining({ rule: 'P8.credit-code-check' }));
    }));
  });

  it.each(['', '9135010', '91350100M000100Y4I', 'O1350100M000100Y43', '91A50100M000100Y43', `${CODE}0`])('refuses %j as a credit code by its shape', (text) => {
    expect(() => creditCode(text)).toThrow(expect.objectContaining({ rule: text === '' ? expect.stringMatching(/^text\./) : 'P8.credit-code-shape' }));
  });

  it('is told with who answers, whose name no event says', () => {
    const { fact, responsiblePerson } = nameUnit({ stage: 'PREWORK' }, null, { ...told, since: day('2024-05-01') }, on);
    expect([fact.type, fact.data, responsiblePerson]).toEqual(['projects.project.unit-named.v1', { unitVersion: 1, name: told.name, creditCode: CODE, since: '2024-05-01', reason: null }, '王工']);
  });

  it('changes with a reason, and never what was known before', () => {
    expect(nameUnit({ stage: 'PREWORK' }, last, { ...told, responsiblePerson: '李工', reason: '人事变动' }, on).fact.data).toMatchObject({ unitVersion: 2, reason: '人事变动' });
  });

  it.each([
    ['P8.project-takes-no-unit', 'REMOVED', null, {}, on], ['P8.unit-in-the-future', 'PREWORK', null, { since: day('2024-06-02') }, on], ['P8.unit-named-before', 'PREWORK', last, { name: '别的单位', reason: '改' }, day('2024-05-31')],
    ['P8.unit-unchanged', 'PREWORK', last, { reason: '改' }, on], ['P8.unit-changed-without-reason', 'PREWORK', last, { name: '别的单位' }, on],
  ] as const)('refuses with %s', (rule, stage, before, extra, knownOn) => {
    expect(() => nameUnit({ stage }, before, { ...told, ...extra }, knownOn)).toThrow(expect.objectContaining({ rule }));
  });
});
