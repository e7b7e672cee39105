import { chain, ROOT, type EventRow } from './event-chain';

const row = (changed: Partial<EventRow> = {}): EventRow => ({
  id: 'evt_1', type: 'projects.project.resumed.v1', key: 'prj_1', aggregate_id: 'prj_1', aggregate_version: 3, project_id: 'prj_1', subject: 'P1', region_paths: ['410000.410100'], known_on: '2024-03-01',
  occurred_at: '2024-03-01T01:02:03.004005Z', actor_id: 'per_1', department_id: null, traceparent: null, data: '{"on": "2024-03-01"}', audit_id: null, audit_digest: null, ...changed,
});
const hashOf = (...rows: EventRow[]): string => chain(rows, ROOT).at(-1)?.toString('hex') ?? '';

describe('the chain over the event log 事件链 (I8)', () => {
  it('gives an event from before it covered the audit the hash that it had then', () => {
    expect(hashOf(row())).toBe('c91ac09856384bbb0fb69efa6c0d746f7e6c8e383f05b2d9108d1ff278a15c67');
  });

  it('covers the audit row of an event: its number and its digest', () => {
    expect(new Set([row(), row({ audit_id: '7', audit_digest: 'ab' }), row({ audit_id: '8', audit_digest: 'ab' }), row({ audit_id: '7', audit_digest: 'ac' }), row({ audit_id: '7' }), row({ audit_digest: 'ab' })].map((each) => hashOf(each))).size).toBe(6);
  });

  it('covers the order', () => {
    const [one, other] = [row(), row({ id: 'evt_2' })];
    expect(hashOf(one, other)).not.toBe(hashOf(other, one));
  });
});
