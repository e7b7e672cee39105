import { day } from '@cornerstone/kernel/day';
import { setOfficerDemand } from './officers.rules';

const TODAY = day('2024-03-05');

describe('where projects need a police officer 项目警官要求 (P7)', () => {
  it('is told by region and list', () => {
    expect(setOfficerDemand({ regionCode: '410100', level: 'CITY', asked: true, reason: ' 警官负责制 ' }, TODAY)).toMatchObject({ type: 'projects.officer-demand.changed.v1', knownOn: TODAY, data: { regionCode: '410100', level: 'CITY', asked: true, reason: '警官负责制' } });
  });
  it('needs a reason', () => { expect(() => setOfficerDemand({ regionCode: '410100', level: null, asked: true, reason: ' ' }, TODAY)).toThrow(expect.objectContaining({ rule: 'P7.demand-without-reason' })); });
});
