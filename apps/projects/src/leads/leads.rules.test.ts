import { day } from '@cornerstone/kernel/day';
import { fen, fenFrom } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { allLandings, dropLead, landLead, recordTalk, registerLead, signLead, type Contract, type Landing, type Lead, type Registration } from './leads.rules';

const TODAY = day('2024-03-05');
const lead: Lead = { id: 'led_1', status: 'TALKING', regionPath: '410000.410100', signedOn: null, knownOn: day('2024-01-01') };
const signed: Lead = { ...lead, status: 'SIGNED', signedOn: day('2024-03-01') };
const refuses = (rule: string) => expect.objectContaining({ rule });

describe('investment promotion 招商引资 (P12)', () => {
  const registration: Registration = { name: '高端铝材', region: '410100', chain: 'MATERIALS.ALUMINIUM', gap: 'MEND', intended: fenFrom('26', 'YI') };
  it('registers a lead for a chain and its gap', () => {
    expect(registerLead(registration, TODAY)).toMatchObject({ type: 'projects.lead.registered.v1', data: { gap: 'MEND', chain: 'MATERIALS.ALUMINIUM', intended: '2600000000.00' } });
    expect(registerLead({ ...registration, intended: null }, TODAY).data.intended).toBeNull();
    expect(() => registerLead({ ...registration, intended: fen(0n) }, TODAY)).toThrow(refuses('P12.amount-not-positive'));
  });

  it('records talks until it is dropped', () => {
    const told = { talkId: 'tlk_1', on: TODAY, outcome: '达成意向' };
    expect(recordTalk(lead, told, TODAY).data).toEqual(told);
    expect(() => recordTalk({ ...lead, status: 'DROPPED' }, told, TODAY)).toThrow(refuses('P12.lead-dropped'));
    expect(() => recordTalk(lead, { ...told, on: day('2024-03-06') }, TODAY)).toThrow(refuses('P12.talk-in-the-future'));
  });

  const contract: Contract = { on: day('2024-03-01'), amount: fenFrom('20', 'YI'), projectId: 'prj_1', projectPaths: ['410000.410100.410105'], roundCode: null };
  it('signs once, for a project where the lead is for', () => expect(signLead(lead, contract, TODAY).data).toEqual({ on: '2024-03-01', amount: '2000000000.00', signedProjectId: 'prj_1', roundCode: null }));
  it.each<[string, Lead, Partial<Contract>]>([
    ['P12.lead-dropped', { ...lead, status: 'DROPPED' }, {}], ['P12.signed-already', signed, {}], ['P12.signed-in-the-future', lead, { on: day('2024-03-06') }], ['P12.amount-not-positive', lead, { amount: fen(0n) }], ['P12.project-elsewhere', lead, { projectPaths: ['410000.410300'] }], ['P12.project-elsewhere', lead, { projectPaths: [] }],
  ])('refuses with %s', (rule, of, changed) => expect(() => signLead(of, { ...contract, ...changed }, TODAY)).toThrow(refuses(rule)));

  const landing = { landingId: 'lnd_1', how: 'COMPANY' as Landing, on: day('2024-03-02') };
  it.each<[string, Lead, Partial<typeof landing>, { how: Landing }[]]>([
    ['P12.not-signed', lead, {}, []], ['P12.lead-dropped', { ...signed, status: 'DROPPED' }, {}, []], ['P12.landed-in-the-future', signed, { on: day('2024-03-06') }, []], ['P12.landed-before-signed', signed, { on: day('2024-02-29') }, []], ['P12.landed-so', signed, {}, [{ how: 'COMPANY' }]],
  ])('refuses with %s', (rule, of, changed, before) => expect(() => landLead(of, before, { ...landing, ...changed }, TODAY)).toThrow(refuses(rule)));
  it('lands each way at most once, in any order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...allLandings), { maxLength: 8 }), (ways) => {
      const landed: { how: Landing }[] = [];
      for (const how of ways) {
        try { landed.push(landLead(signed, landed, { ...landing, how }, TODAY).data); } catch (refused) { expect(refused).toMatchObject({ rule: 'P12.landed-so' }); }
      }
      expect(landed.map(({ how }) => how)).toEqual([...new Set(ways)]);
    }));
  });

  it('is dropped with a reason, until it has landed', () => {
    expect(dropLead(signed, { on: TODAY, reason: '投资方退出' }, TODAY).data).toEqual({ on: '2024-03-05', reason: '投资方退出' });
    for (const [rule, of, told] of [['P12.drop-without-reason', lead, { reason: ' ' }], ['P12.landed-already', { ...signed, status: 'LANDED' }, {}], ['P12.lead-dropped', { ...lead, status: 'DROPPED' }, {}], ['P12.dropped-in-the-future', lead, { on: day('2024-03-06') }]] as [string, Lead, object][]) {
      expect(() => dropLead(of, { on: TODAY, reason: '投资方退出', ...told }, TODAY)).toThrow(refuses(rule));
    }
  });
});
