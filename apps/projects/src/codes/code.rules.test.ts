import { day } from '@cornerstone/kernel/day';
import { nationalCode } from '@cornerstone/kernel/project-code';
import fc from 'fast-check';
import { changeCode, codeFits, codeRead, regionsAsked, type ChangeCodeCommand, type CodeGround } from './code.rules';

const HERE: CodeGround = { regions: ['410000', '410105', '410173', '410322'], kind: null };
const fits = (text: string, ground: Partial<CodeGround> = {}, kind: Parameters<typeof codeFits>[2] = null) => () => codeFits(codeRead(text), { ...HERE, ...ground }, kind);
const breaks = (rule: string) => expect.objectContaining({ rule });
const TODAY = day('2024-06-01');
const [OLD, NEW] = ['2018-410105-48-01-012345', '2406-410105-04-01-123456'];
const change = (changed: Partial<ChangeCodeCommand> = {}, taken = false, last: Parameters<typeof changeCode>[1] = null) => () => changeCode({ code: OLD }, last, { code: NEW, change: 'NEW', since: TODAY, reason: '重新赋码', ...changed }, taken, TODAY);

describe('project code 投资项目统一代码 (P8)', () => {
  it.each(['2509-320193-89-01-544060', '2018-410105-48-03-012345', '2403-410173-04-01-123456', '2018-410322-04-01-123456', '2017-000052-48-01-000123'])('takes %s: a zone elsewhere, a year, a zone, a county that was, an authority of the country', (code) => {
    expect(fits(code)).not.toThrow();
  });

  it.each([
    ['P8.code-shape', '2513-320193-89-01-544060'], ['P8.code-shape', '2509-320193-89-01-54406'], ['P8.code-shape', '250932019389-01-544060'], ['P8.code-region-unknown', '2403-419999-04-01-123456'], ['P8.code-region-unknown', '2403-990000-04-01-123456'],
  ])('refuses with %s: %s', (rule, code) => expect(fits(code)).toThrow(breaks(rule)));

  it('holds the type against the project where the house says what it means, and nothing where it does not', () => {
    expect(fits(OLD, { kind: 'APPROVAL' }, 'FILING')).toThrow(breaks('P8.code-type-differs'));
    for (const [means, kind] of [['APPROVAL', 'APPROVAL'], [null, 'FILING'], ['APPROVAL', null]] as const) expect(fits(OLD, { kind: means }, kind)).not.toThrow();
  });

  const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
  it('never judges the check digit or the random ones', () => {
    fc.assert(fc.property(digits(5), fc.constantFrom(...'0123456789X'), (random, check) => { expect(fits(`2403-410105-04-01-${random}${check}`)).not.toThrow(); }));
  });

  it('takes every month of the standard and every year before it, and reads what it was written from', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), digits(6), digits(2), digits(6), (year, month, region, type, rest) => {
      const time = `${String(year).padStart(2, '0')}${String(month).padStart(2, '0')}`;
      const text = `${time}-${region}-48-${type}-${rest}`;
      const isYear = Number(time) >= 1990 && Number(time) <= 2099;
      expect(nationalCode(text)).toEqual(month >= 1 && month <= 12 ? { code: text, form: 'MONTH', region, type } : isYear ? { code: text, form: 'YEAR', region, type } : null);
    }));
  });

  it('is refused for its region only where the directory holds its province', () => {
    fc.assert(fc.property(fc.constantFrom('11', '32', '41', '54'), digits(4), (province, rest) => {
      const code = codeRead(`2403-${province}${rest}-04-01-123456`);
      expect(regionsAsked(code)).toEqual([`${province}${rest}`, `${province}0000`]);
      const check = fits(code.code);
      if (province === '41' && !HERE.regions.includes(code.region)) expect(check).toThrow(breaks('P8.code-region-unknown'));
      else expect(check).not.toThrow();
    }));
  });
});

describe('change of a code 变更项目代码 (P8)', () => {
  it('tells both codes, why and since when', () => {
    expect(change()()).toMatchObject({ type: 'projects.project.code-changed.v1', knownOn: TODAY, data: { code: NEW, earlier: OLD, change: 'NEW', since: TODAY, reason: '重新赋码' } });
  });

  const LAST = { since: day('2024-03-01'), knownOn: day('2024-03-05') };
  it.each<[string, Partial<ChangeCodeCommand>, boolean, typeof LAST | null]>([
    ['P8.code-unchanged', { code: OLD }, false, null], ['P8.code-taken', {}, true, null], ['P8.code-since-in-future', { since: day('2024-06-02') }, false, null],
    ['P8.code-change-without-reason', { reason: ' ' }, false, null], ['P8.code-change-before-last', { since: day('2024-02-29') }, false, LAST], ['P8.code-change-before-last', {}, false, { ...LAST, knownOn: day('2024-06-02') }],
  ])('refuses with %s', (rule, changed, taken, last) => expect(change(changed, taken, last)).toThrow(breaks(rule)));

  it('may follow another on the same day', () => {
    expect(change({}, false, { since: TODAY, knownOn: TODAY })()).toMatchObject({ data: { code: NEW } });
  });
});
