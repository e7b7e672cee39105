import { breachLine } from './events';

describe('a breach of the events, told 事件不兼容提示', () => {
  it('says type, field, why and what to do, in one line', () => {
    const line = breachLine({ type: 'funding.ledger.paid.v1', field: 'data.amount', why: { en: 'was removed', zh: '字段被删除' } });
    expect(line).toMatch(/^funding\.ledger\.paid\.v1 {2}data\.amount: was removed\. .*\.v2 .*docs\/subscribe\.md.*字段被删除/);
    expect(line).not.toContain('\n');
  });
});
