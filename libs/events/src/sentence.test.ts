import { day } from '@cornerstone/kernel/day';
import { elementReserved } from './elements';
import { fundsPaid } from './funding';
import { progressReported, projectRegistered, projectStarted } from './projects';
import type { Fact, Received } from './define';
import { sentence } from './sentence';

const heard = (fact: Fact): Received => ({
  ...fact, id: 'evt_1', source: 'projects', subject: null, time: '2024-04-01T00:00:00Z', key: 'prj_1', projectId: 'prj_1', aggregateId: 'prj_1', aggregateVersion: 1, regionPaths: [], actorId: 'per_1', departmentId: null, traceparent: null,
});
const on = day('2024-04-02');
const report = heard(progressReported.of(on, { reportId: 'rep_1', year: 2024, month: 3, week: null, investment: '32005000.00', cumulative: '285000000000.00', physicalProgress: '12.50' }));

describe('an event as a sentence 事件语句', () => {
  it('tells a report in 万元 and 亿元', () => {
    expect(sentence(report, 'zh')).toBe('进度报送 2024年3月：完成投资 3,200.5 万元，年内累计 2,850 亿元，形象进度% 12.50');
    expect(sentence(report, 'en')).toBe('Progress of a period was reported 2024-03: investment 3,200.5 × 10k yuan, in the year so far 2,850 × 100m yuan, physical progress % 12.50');
  });

  it('changes to 亿元 at 100 million yuan, below zero too', () => {
    const paid = (amount: string): string => sentence(heard(fundsPaid.of(on, { batchId: 'bat_1', batchCode: 'ZX-2024-1', fund: 'SPECIAL_BOND', batchYear: 2024, postingId: 'pst_1', amount, on, payee: null })), 'zh');
    expect(paid('99999999.99')).toContain('9,999.999999 万元');
    expect(paid('100000000.00')).toContain('1 亿元');
    expect(paid('-123456789.00')).toContain('-1.23456789 亿元');
    expect(paid('-5000000.00')).toBe('资金支付：-500 万元，批次 ZX-2024-1，2024-04-02');
  });

  it('does not take an area or a percentage with two places for money', () => {
    const reserved = heard(elementReserved.of(on, { kind: 'LAND', unit: '亩', needId: 'ned_1', reservationId: 'res_1', poolId: 'poo_1', amount: '120.50' }));
    expect(sentence(reserved, 'zh')).toBe('要素预留：120.50 亩');
    expect(sentence(report, 'en')).toContain('physical progress % 12.50');
  });

  it('leaves out what is not said', () => {
    const registered = heard(projectRegistered.of(on, {
      code: '2509-320193-89-01-544060', name: '沿黄高速', kind: null, sector: null, regionCodes: ['410105'], totalInvestment: null, totalQuality: null, owner: null, buildStart: null, buildEnd: null, stage: 'PLANNED_START', demonstration: true,
    }));
    expect(sentence(registered, 'zh')).toBe('项目入库登记：沿黄高速，2509-320193-89-01-544060');
    expect(sentence(heard(projectStarted.of(on, { startedOn: '2024-03-01', evidenceDigest: 'ab' })), 'en')).toBe('A start of works was reported: started on 2024-03-01');
  });

  it('names a type it does not know', () => {
    expect(sentence({ ...report, type: 'projects.project.exploded.v1', data: {} }, 'zh')).toBe('projects.project.exploded.v1');
  });
});
