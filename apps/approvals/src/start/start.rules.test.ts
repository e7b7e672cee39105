import { day } from '@cornerstone/kernel/day';
import { catalogueOfFile } from '../catalogue/catalogue.file';
import type { Kind, Listed } from '../catalogue/catalogue.rules';
import { standingsOf, type Item } from '../cases/standing.rules';
import { startRequirements } from './start.policy';
import { checkStart, missingForStart } from './start.rules';

const granted = (procedure: string, decidedOn = '2024-09-10'): Item => ({ caseId: 'apv_1', procedure, decision: 'GRANTED', decidedOn: day(decidedOn) });
const open = (procedure: string): Item => ({ caseId: 'apv_1', procedure, decision: null, decidedOn: null });
const ENOUGH = ['L04', 'L20', 'L21', 'L08', 'G02', 'S05'];

describe('permits before the start 开工前手续 (A2, P2)', () => {
  let catalogue: Map<string, Listed>;
  beforeAll(async () => { catalogue = new Map((await catalogueOfFile()).map((row) => [row.code, row])); });
  const missing = (kind: Kind | null, items: Item[]) => missingForStart(kind, catalogue, standingsOf(items), startRequirements);

  it('is complete with the decision, land, planning permits, EIA and construction permit', () => {
    expect(missing('FILING', ENOUGH.map((code) => granted(code)))).toEqual([]);
  });

  it.each(ENOUGH)('is barred by a missing %s', (code) => {
    expect(missing('FILING', ENOUGH.filter((each) => each !== code).map((each) => granted(each)))).toContain(code);
    expect(missing('FILING', ENOUGH.map((each) => (each === code ? open(each) : granted(each))))).toEqual([code]);
  });

  it('asks for soil conservation, energy and fire review only where they are applied for', () => {
    expect(missing('FILING', [...ENOUGH.map((code) => granted(code)), open('L10'), open('L06'), open('S02')])).toEqual(['L06', 'L10', 'S02']);
  });

  it('takes a start report in place of a construction permit, for government investment only', () => {
    const government = ['L02', 'L20', 'L21', 'L07', 'G02', 'S06'].map((code) => granted(code));
    expect(missing('APPROVAL', government)).toEqual([]);
    expect(missing('FILING', government)).toEqual(['L04', 'S05']);
  });

  it('knows of an unknown kind what every kind of project needs', () => {
    expect(missing(null, [])).toEqual(['L20', 'L21', 'L07', 'L08', 'L09', 'G02', 'S05']);
  });

  it('does not count a permit granted after the works had begun', () => {
    const items = ENOUGH.map((code) => granted(code, code === 'S05' ? '2024-10-02' : '2024-09-10'));
    const start = (on: string) => checkStart({ caseId: 'apv_1', kind: 'FILING', catalogue, items }, day(on), startRequirements, day('2024-10-05'));
    expect(start('2024-10-01')?.data).toEqual({ caseId: 'apv_1', startedOn: '2024-10-01', missing: ['S05'] });
    expect(start('2024-10-02')).toBeNull();
  });
});
