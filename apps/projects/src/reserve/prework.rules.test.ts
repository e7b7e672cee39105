import fc from 'fast-check';
import { maturityOf, type Material } from './maturity.rules';
import { isMet, preworkOf, preworkSteps, requirePreworkDone, standingsOf, type PreworkFact, type PreworkStep } from './prework.rules';
import { defaultPolicy } from './reserve.policy';

const told = (procedure: string, step: PreworkStep, caseId = 'apv_1', commitmentId: string | null = null): PreworkFact => ({ projectId: 'prj_1', caseId, procedure, step, commitmentId });
const { requirements } = defaultPolicy;
const prework = (facts: readonly PreworkFact[]) => preworkOf(requirements, 'FILING', standingsOf(facts));
const granted = ['L04', 'L20', 'L21', 'L08'].flatMap((code) => [told(code, 'APPLIED'), told(code, 'GRANTED')]);
const refusal = (facts: readonly PreworkFact[]): unknown => {
  try { requirePreworkDone(prework(facts)); return null; } catch (thrown) { return thrown; }
};

describe('pre-work of a reserved project 前期工作 (P1)', () => {
  it.each<[string, PreworkFact[], string]>([
    ['applied for', [told('L05', 'APPLIED')], 'APPLIED'], ['granted', [told('L05', 'APPLIED'), told('L05', 'GRANTED')], 'GRANTED'], ['waived', [told('L05', 'WAIVED')], 'WAIVED'], ['refused', [told('L05', 'APPLIED'), told('L05', 'REFUSED')], 'REFUSED'],
    ['tolerated', [told('L05', 'APPLIED'), told('L05', 'TOLERATED', 'apv_1', 'cmt_1')], 'TOLERATED'],
    ['tolerated and broken', [told('L05', 'TOLERATED', 'apv_1', 'cmt_1'), told('L05', 'BROKEN', 'apv_1', 'cmt_1')], 'APPLIED'],
    ['tolerated, and a promise beside it broken', [told('L05', 'TOLERATED', 'apv_1', 'cmt_1'), told('L05', 'BROKEN', 'apv_1', 'cmt_2')], 'TOLERATED'],
    ['tolerated and then refused', [told('L05', 'TOLERATED', 'apv_1', 'cmt_1'), told('L05', 'REFUSED')], 'REFUSED'],
    ['refused, and granted upon a new application', [told('L05', 'REFUSED'), told('L05', 'GRANTED', 'apv_2')], 'GRANTED'],
  ])('of which a procedure was %s', (_, facts, standing) => {
    expect(standingsOf(facts).get('L05')).toBe(standing);
    expect(standingsOf(facts.toReversed()).get('L05')).toBe(standing);
  });

  it('knows nothing of a procedure of which only a broken promise was heard', () => {
    expect(standingsOf([told('L05', 'BROKEN', 'apv_1', 'cmt_1')]).has('L05')).toBe(false);
  });

  it('is done when each mandatory procedure is granted, waived or tolerated', () => {
    expect(refusal(granted)).toBeNull();
    expect(refusal([...granted.filter(({ procedure }) => procedure !== 'L20'), told('L20', 'TOLERATED', 'apv_1', 'cmt_1')])).toBeNull();
    expect(refusal([...granted.filter(({ procedure }) => procedure !== 'L08'), told('L09', 'WAIVED')])).toBeNull();
  });

  it('names every open procedure in one refusal, P1.prework-open', () => {
    expect(refusal([])).toMatchObject({ rule: 'P1.prework-open', details: { open: [{ requirement: 'DECISION', procedures: ['L02', 'L03', 'L04'] }, { requirement: 'LAND_SUPPLY', procedures: ['L20'] }, { requirement: 'LAND_PLANNING', procedures: ['L21'] }, { requirement: 'EIA', procedures: ['L07', 'L08', 'L09'] }] } });
    expect(refusal([...granted, told('L05', 'APPLIED'), told('L10', 'REFUSED')])).toMatchObject({ rule: 'P1.prework-open', details: { open: [{ requirement: 'SITE', standing: 'APPLIED', procedures: ['L05'] }, { requirement: 'SOIL', standing: 'REFUSED', procedures: ['L10'] }] } });
  });

  it('asks for what depends on the place only where it was applied for, and of one kind only what that kind needs', () => {
    expect(prework(granted).map(({ requirement: { code } }) => code)).toEqual(['DECISION', 'LAND_SUPPLY', 'LAND_PLANNING', 'EIA']);
    const ofApproval = [{ ...requirements[0], kinds: ['APPROVAL'] }] as typeof requirements;
    expect([preworkOf(ofApproval, 'FILING', new Map()), preworkOf(ofApproval, 'APPROVAL', new Map()), preworkOf(ofApproval, null, new Map())].map((parts) => parts.length)).toEqual([0, 1, 1]);
  });

  it('lets a waiver of one alternative not hide that another is still open', () => {
    expect(prework([...granted.filter(({ procedure }) => procedure !== 'L08'), told('L08', 'WAIVED'), told('L07', 'APPLIED')]).find(({ requirement: { code } }) => code === 'EIA')).toMatchObject({ standing: 'APPLIED', open: ['L07'] });
  });

  it('says the same in whatever order it was heard', () => {
    const fact = fc.record({ projectId: fc.constant('prj_1'), caseId: fc.constantFrom('apv_1', 'apv_2'), procedure: fc.constantFrom('L04', 'L05', 'L20'), step: fc.constantFrom(...preworkSteps), commitmentId: fc.constantFrom(null, 'cmt_1', 'cmt_2') });
    // A procedure of a case is decided once (A1.already-decided).
    const once = (facts: PreworkFact[]): PreworkFact[] => facts.filter((each, at) => !['GRANTED', 'WAIVED', 'REFUSED'].includes(each.step) || facts.findIndex((other) => other.caseId === each.caseId && other.procedure === each.procedure && ['GRANTED', 'WAIVED', 'REFUSED'].includes(other.step)) === at);
    fc.assert(fc.property(fc.array(fact, { maxLength: 12 }).map(once).chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))), ([facts, shuffled]) => {
      expect([...standingsOf(shuffled)].sort()).toEqual([...standingsOf(facts)].sort());
    }));
  });
});

describe('maturity of an entry 成熟度 (P1)', () => {
  const bare: Material = { hasNationalCode: false, kind: null, sector: null, owner: null, buildContent: null, totalInvestment: null, buildStart: null, buildEnd: null };
  const whole: Material = { hasNationalCode: true, kind: 'FILING', sector: '制造业', owner: '某公司', buildContent: '厂房', totalInvestment: 1n, buildStart: '2024', buildEnd: '2025' };

  it('is 0 for a name alone and 100 for a project whose pre-work and material are complete', () => {
    expect(maturityOf(prework([]), bare, defaultPolicy).hundredths).toBe(0);
    expect(maturityOf(prework(granted), whole, defaultPolicy).hundredths).toBe(10_000);
    expect(maturityOf(prework([]), whole, defaultPolicy).hundredths).toBe(3_000);
  });

  it('counts a waived procedure like a granted one, a tolerated one by the policy, an applied one not yet', () => {
    const only = (step: PreworkStep) => maturityOf(prework([told('L20', step, 'apv_1', 'cmt_1')]), bare, defaultPolicy).hundredths;
    expect([only('GRANTED'), only('WAIVED'), only('TOLERATED'), only('APPLIED'), only('REFUSED')]).toEqual([1_750, 1_750, 875, 0, 0]);
  });

  it('explains itself: its lines add up to it, what they could give adds up to 100, whatever the weights', () => {
    const weights = fc.record({ preworkPoints: fc.integer({ min: 0, max: 100 }), toleratedPercent: fc.integer({ min: 0, max: 100 }) });
    const facts = fc.array(fc.record({ projectId: fc.constant('prj_1'), caseId: fc.constant('apv_1'), procedure: fc.constantFrom('L04', 'L05', 'L06', 'L08', 'L20', 'L21'), step: fc.constantFrom(...preworkSteps), commitmentId: fc.constantFrom('cmt_1', 'cmt_2') }), { maxLength: 12 });
    fc.assert(fc.property(weights, facts, fc.boolean(), (policy, known, isWhole) => {
      const met = prework(known);
      const { hundredths, lines } = maturityOf(met, isWhole ? whole : bare, policy);
      expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(hundredths);
      expect(lines.reduce((sum, { of }) => sum + of, 0)).toBe(10_000);
      expect(lines.every(({ points, of }) => points >= 0 && points <= of)).toBe(true);
      if (met.every(isMet) && policy.toleratedPercent === 100 && isWhole) expect(hundredths).toBe(10_000);
    }));
  });
});
