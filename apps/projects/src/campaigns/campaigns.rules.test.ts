import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { isMet, members, openCampaign, rateOf } from './campaigns.rules';

const command = { campaignId: 'cmp_1', name: '复工战役', kind: 'RESUMPTION' as const, opensOn: day('2020-03-01'), dueOn: day('2020-03-15'), targetPercent: '100', regions: [], programme: null, level: null };

describe('campaigns of starts and resumptions 开复工战役 (P2)', () => {
  it('are opened with days, share and scope', () => expect(openCampaign(command, 0, day('2020-03-01')).data).toEqual(command));

  it.each<[string, Partial<typeof command>, number]>([
    ['P2.campaign-due-before-opening', { dueOn: day('2020-02-29') }, 0], ['P2.campaign-target-out-of-range', { targetPercent: '0' }, 0], ['P2.campaign-target-out-of-range', { targetPercent: '100.1' }, 0], ['P2.campaign-open-already', {}, 1], ['text.empty', { name: ' ' }, 0],
  ])('are refused with %s: %j', (rule, changed, namesakes) => expect(() => openCampaign({ ...command, ...changed }, namesakes, day('2020-03-01'))).toThrow(expect.objectContaining({ rule })));

  it('are met when the share is reached exactly or more; without members there is no rate', () => {
    const ids = (prefix: string) => fc.nat(30).map((count) => Array.from({ length: count }, (_, at) => `${prefix}${at}`));
    fc.assert(fc.property(ids('d'), ids('p'), ids('m'), fc.integer({ min: 1, max: 100 }), (done, pending, missed, percent) => {
      const standing = { done, pending, missed, doneLate: [] };
      expect(rateOf(standing)).toEqual({ numerator: String(done.length), denominator: String(members(standing).length) });
      expect(isMet(standing, String(percent))).toBe(members(standing).length === 0 ? null : done.length / members(standing).length >= percent / 100 - 1e-12);
    }));
  });
});
