import { readFileSync } from 'node:fs';
import { day } from '@cornerstone/kernel/day';
import { fenFrom, inUnit, sumFen, toYuan } from '@cornerstone/kernel/money';
import { startTestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { aProject } from '@cornerstone/testing/a-project';

/** The real list of Henan for 2019; the file has no quoted cells. */
const [head = '', ...lines] = readFileSync(new URL('../../../../data/projects-henan.csv', import.meta.url), 'utf8').trim().split('\n');
const columns = head.split(',');
const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell]))).filter((row) => row['list_year'] === '2019');

const pathOf = (code: string): string => (code.endsWith('0000') ? code : ['410000', ...(code.endsWith('00') || code === '419001' ? [] : [`${code.slice(0, 4)}00`]), code].join('.'));
const codesOf = (row: Record<string, string>): string[] => (row['region_codes'] ?? '').split(';').filter((code) => code !== '');
const totalOf = (row: Record<string, string>) => (row['total_investment_yi'] ? fenFrom(row['total_investment_yi'], 'YI') : null);
const inPhase = (...phases: string[]): number => rows.filter((row) => phases.includes(row['phase'] ?? '')).length;
const place = (path: string): string => path.split('.').slice(0, 2).at(-1) ?? '';

describe('portfolio of the real 2019 list of Henan 2019年河南清单 (S3, P3)', () => {
  it('adds up to the sums of the file', async () => {
    const service = await startTestService(definition);
    try {
      for (const row of rows) {
        const phase = row['phase'] ?? '';
        const total = totalOf(row);
        const story = aProject({ in: codesOf(row).map(pathOf), name: row['name'] ?? '', knownOn: '2019-01-01' }).listed(2019, {
          phase, sector: row['sector'] || null, programme: row['programme'] || null, level: 'PROVINCIAL', totalInvestment: total === null ? null : toYuan(total),
          plannedStart: ['planned_new_start', 'new_start', 'overdue_start'].includes(phase), startedOn: ['new_start', 'early_start'].includes(phase) ? day('2019-06-01') : null,
          plannedCompletion: phase === 'completion', completedOn: phase.startsWith('completion') ? day('2019-12-31') : null,
        });
        for (const event of story.events) await service.hear(event);
      }
      const { portfolio } = await service.ask<{ portfolio: Record<string, unknown> & { bySector: { key: string; count: number }[]; byRegion: { key: string; count: number }[] } }>('drc',
        '{ portfolio(year: 2019) { count totalInvestment { amount(unit: YI) } startRate { numerator denominator } completionRate { numerator denominator } bySector: by(dimension: SECTOR) { key count } byRegion: by(dimension: REGION) { key count } } }');
      expect(portfolio).toMatchObject({
        count: rows.length, totalInvestment: { amount: inUnit(sumFen(rows.flatMap((row) => totalOf(row) ?? [])), 'YI') },
        startRate: { numerator: String(inPhase('new_start', 'early_start')), denominator: String(inPhase('planned_new_start', 'new_start', 'overdue_start')) },
        completionRate: { numerator: String(inPhase('completion', 'completion_early')), denominator: String(inPhase('completion')) },
      });
      const bySector = Map.groupBy(rows, (row) => row['sector'] || 'NONE');
      expect(new Map(portfolio.bySector.map(({ key, count }) => [key, count]))).toEqual(new Map([...bySector].map(([key, of]) => [key, of.length])));
      const places = rows.flatMap((row) => (codesOf(row).length === 0 ? ['NONE'] : [...new Set(codesOf(row).map(pathOf).map(place))]));
      expect(new Map(portfolio.byRegion.map(({ key, count }) => [key, count]))).toEqual(new Map([...Map.groupBy(places, (code) => code)].map(([key, of]) => [key, of.length])));
      expect(places.length).toBeGreaterThan(rows.length);
    } finally {
      await service.stop();
    }
  });
});
