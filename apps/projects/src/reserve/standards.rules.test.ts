import { day } from '@cornerstone/kernel/day';
import { fenFrom } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { defaultStandards } from './reserve.policy';
import { defineStandard, exemptionOf, screen, standardFor, type Screened, type Standard, type StandardCommand } from './standards.rules';

const ON = day('2024-06-30');
const HENAN = '410000';
const yi = (amount: string) => fenFrom(amount, 'YI');
const standard = (changed: Partial<Standard> = {}): Standard => ({ id: 'std_1', regionPath: HENAN, sectors: [], level: null, category: null, minimum: yi('1'), validFrom: day('2024-01-01'), validTo: null, knownOn: day('2024-01-01'), ...changed });
const factory: Screened = { sector: '制造业', level: 'CITY', category: 'INDUSTRY', regionPaths: [`${HENAN}.410100`], totalInvestment: yi('2'), hazards: [], exemption: null };
const rules = (standards: readonly Standard[], changed: Partial<Screened> = {}, on = ON): string[] => screen(standards, { ...factory, ...changed }, on).against.map(({ rule }) => rule);

describe('admission standards 准入标准 (P1)', () => {
  it('let in what reaches the minimum, to the fen', () => {
    expect(rules([standard({ minimum: yi('2') })])).toEqual([]);
    expect(rules([standard({ minimum: yi('2.0000000001') })])).toEqual(['P1.below-admission-standard']);
  });

  it.each<[string, Partial<Screened>, Standard[]]>([
    ['P1.below-admission-standard', { totalInvestment: yi('0.5') }, [standard()]], ['P1.investment-unknown', { totalInvestment: null }, [standard()]], ['P1.no-standard', {}, []], ['P1.no-standard', { sector: null }, [standard({ sectors: ['制造业'] })]],
    ['P1.no-standard', { regionPaths: ['140000'] }, [standard()]], ['P1.no-standard', { regionPaths: [] }, [standard()]], ['P1.no-standard', { regionPaths: [`${HENAN}.410100`, '140000'] }, [standard()]],
    ['P1.exemption-missing', { hazards: ['HIGH_ENERGY'] }, [standard()]], ['P1.exemption-missing', { hazards: ['HIGH_POLLUTION', 'HAZARDOUS'] }, [standard()]],
  ])('refuse with %s: %j', (rule, changed, standards) => expect(rules(standards, changed)).toEqual([rule]));

  it('let 两高一危 in with an exemption that names authority and document', () => {
    expect(rules([standard()], { hazards: ['HIGH_ENERGY'], exemption: exemptionOf({ authority: '省发展改革委', document: '豫发改〔2024〕1号' }) })).toEqual([]);
    expect(() => exemptionOf({ authority: ' ', document: '1号' })).toThrow(expect.objectContaining({ rule: 'text.empty' }));
    expect(exemptionOf(null)).toBeNull();
  });

  it('say all that stands against it at once', () => {
    expect(rules([standard()], { totalInvestment: yi('0.5'), hazards: ['HAZARDOUS'] })).toEqual(['P1.below-admission-standard', 'P1.exemption-missing']);
  });

  it('hold from their first to their last day', () => {
    const until = standard({ validTo: ON });
    expect([rules([until], {}, day('2023-12-31')), rules([until], {}, day('2024-01-01')), rules([until]), rules([until], {}, day('2024-07-01'))]).toEqual([['P1.no-standard'], [], [], ['P1.no-standard']]);
  });

  it('are measured by the narrowest: place before sector before level before category, the later of equals', () => {
    const all = [
      standard({ id: 'std_a' }), standard({ id: 'std_b', category: 'INDUSTRY' }), standard({ id: 'std_c', level: 'CITY' }), standard({ id: 'std_d', sectors: ['制造业'] }), standard({ id: 'std_e', sectors: ['制造业'], validFrom: day('2024-04-01') }), standard({ id: 'std_f', regionPath: `${HENAN}.410100` }),
    ];
    const others = [standard({ id: 'std_x', sectors: ['交通'] }), standard({ id: 'std_y', level: 'COUNTY' }), standard({ id: 'std_z', regionPath: `${HENAN}.410300` }), standard({ id: 'std_v', regionPath: `${HENAN}.410100`, validFrom: day('2024-07-01') })];
    for (let narrowest = all.length; narrowest > 0; narrowest -= 1) expect(standardFor([...all.slice(0, narrowest).toReversed(), ...others], factory, ON)?.id).toBe(all[narrowest - 1]?.id);
  });

  it('take the same one whatever order they stand in', () => {
    const any = fc.record({ id: fc.uuid(), regionPath: fc.constantFrom(null, HENAN, `${HENAN}.410100`), sectors: fc.constantFrom([], ['制造业']), level: fc.constantFrom(null, 'CITY' as const), category: fc.constantFrom(null, 'INDUSTRY' as const), minimum: fc.constant(yi('1')), validFrom: fc.constantFrom(day('2024-01-01'), day('2024-03-01')), validTo: fc.constantFrom(null, ON), knownOn: fc.constant(day('2024-01-01')) });
    fc.assert(fc.property(fc.uniqueArray(any, { maxLength: 8, selector: ({ id }) => id }).chain((standards) => fc.tuple(fc.constant(standards), fc.shuffledSubarray(standards, { minLength: standards.length }))), ([one, other]) => {
      expect(standardFor(one, factory, ON)?.id).toBe(standardFor(other, factory, ON)?.id);
    }));
  });

  it('have defaults by sector and level, behind what any region sets', () => {
    const minimum = (sector: string | null, level: Screened['level']) => standardFor(defaultStandards, { ...factory, sector, level }, ON)?.minimum;
    expect([minimum('制造业', 'PROVINCIAL'), minimum('交通', 'PROVINCIAL'), minimum('服务业', 'PROVINCIAL'), minimum('社会民生', 'PROVINCIAL'), minimum(null, 'COUNTY')]).toEqual([yi('3'), yi('10'), yi('5'), yi('2'), yi('0.3')]);
    expect(standardFor([...defaultStandards, standard()], factory, ON)?.id).toBe('std_1');
  });

  const command: StandardCommand = { standardId: 'std_1', regionCode: HENAN, sectors: [' 制造业 ', '制造业'], level: null, category: null, minimum: yi('1'), validFrom: ON, validTo: null, basis: '办法' };
  it('are set with their validity', () => {
    expect(defineStandard(command, ON)).toMatchObject({ type: 'projects.reserve.standard-defined.v1', data: { sectors: ['制造业'], minimum: '100000000.00', validFrom: ON } });
  });
  it.each<[string, Partial<StandardCommand>]>([['P1.negative-minimum', { minimum: fenFrom('-1', 'YUAN') }], ['P1.validity-reversed', { validTo: day('2024-06-29') }], ['text.empty', { basis: ' ' }]])('are not set with %s', (rule, changed) => {
    expect(() => defineStandard({ ...command, ...changed }, ON)).toThrow(expect.objectContaining({ rule }));
  });
});
