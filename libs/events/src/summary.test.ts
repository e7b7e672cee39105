import { catalogue } from './catalogue';
import { summaryOf } from './summary';

describe('a line of the timeline 大事记 (P8)', () => {
  it('says the title and the main figures in both languages', () => {
    const data = { reportId: 'rpt_1', year: 2024, month: 3, week: null, investment: '32005000.00', cumulative: '32005000.00', physicalProgress: null };
    expect(summaryOf({ type: 'projects.project.progress-reported.v1', data })).toEqual({ zh: '进度报送：2024年3月完成 3,200.5 万元', en: 'Progress of a period was reported: 2024-03 32,005,000 yuan' });
    expect(summaryOf({ type: 'supervision.issue.escalated.v1', data: { issueId: 'iss_1', code: 'ISS-2024-000001', to: 'CITY', on: '2024-06-11' } }).zh).toBe('问题升级督办：ISS-2024-000001，升至市级');
    expect(summaryOf({ type: 'projects.project.registered.v1', data: { totalInvestment: null } }).zh).toBe('项目入库登记');
  });

  it('has a title for every type of the house', () => {
    for (const { type, title } of catalogue.values()) expect([type, title.zh]).not.toContain('');
    expect(summaryOf({ type: 'directory.clock.moved.v1', data: { day: '2024-01-01' } }).zh).toBe('演示日期调整');
  });
});
