import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const JINSHUI = '410000.410100.410105';
const SONG = '410000.410300.410325';
const RATES = 'videoCoverage { value numerator denominator } dustCoverage { numerator denominator }';
const COVERAGE = `query($asOf: Date) { portfolio(asOf: $asOf) { ${RATES} by(dimension: REGION) { key ${RATES} } } }`;
interface Rates { videoCoverage: { value: number | null; numerator: string; denominator: string }; dustCoverage: { numerator: string; denominator: string } }
interface Covered extends Rates { by: (Rates & { key: string })[] }

describe('coverage by live feeds 实时监测覆盖率 (P9)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());
  const covered = async (asOf: string | null = null): Promise<Covered> => (await service.ask<{ portfolio: Covered }>('drc', COVERAGE, { asOf })).portfolio;
  const part = ({ numerator, denominator }: { numerator: string; denominator: string }): string => `${numerator}/${denominator}`;

  it('counts projects under construction that have a live feed, once however many, by region and as of a day', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).started('2024-02-01').watchedBy('VIDEO', '2024-03-01').watchedBy('VIDEO', '2024-03-02').watchedBy('DUST', '2024-03-01'),
      aProject({ in: [JINSHUI] }).started('2024-02-01').watchedBy('VIDEO', '2024-04-01').unwatched('VIDEO', '2024-06-01'),
      aProject({ in: [SONG] }).started('2024-02-01'),
      aProject({ in: [SONG] }).started('2024-02-01').watchedBy('VIDEO', '2024-03-01').completed('2024-05-01'),
      aProject({ in: [SONG] }).watchedBy('VIDEO', '2024-03-01'));
    const now = await covered();
    expect([part(now.videoCoverage), part(now.dustCoverage), now.by.map(({ key, videoCoverage }) => [key, part(videoCoverage)])]).toEqual(['1/3', '1/3', [['410300', '0/1'], ['410100', '1/2']]]);
    expect(part((await covered('2024-04-30')).videoCoverage)).toBe('3/4');
    expect((await covered('2024-01-31')).videoCoverage).toEqual({ value: null, numerator: '0', denominator: '0' });
  });

  it('is the same in whatever order it is heard', async () => {
    const { events } = aProject({ in: [JINSHUI] }).started('2024-02-01').watchedBy('DUST', '2024-04-01').unwatched('DUST', '2024-06-01');
    await service.tell({ events: [...events.toReversed(), ...events] });
    expect([part((await covered()).dustCoverage), part((await covered('2024-05-31')).dustCoverage)]).toEqual(['0/1', '1/1']);
  });
});
