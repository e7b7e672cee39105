import { defineEvent, isoDay } from '@cornerstone/events/define';
import { fromWire } from '@cornerstone/events/envelope';
import { z } from 'zod';
import type { EventRow } from './event-chain';
import { wiresIn } from './wires';

const row = (changed: Partial<EventRow> = {}): EventRow => ({
  id: 'evt_1', type: 'projects.project.resumed.v1', key: 'prj_1', aggregate_id: 'prj_1', aggregate_version: 3, project_id: 'prj_1', subject: 'P1', region_paths: ['410000.410100'], known_on: '2024-03-01',
  occurred_at: '2024-03-01T01:02:03.004005Z', actor_id: 'per_1', department_id: null, traceparent: null, data: '{"on": "2024-03-01"}', audit_id: null, audit_digest: null, ...changed,
});

describe('recorded events as messages 事件消息', () => {
  it('are what a reader takes for the event, with the data as it was kept', () => {
    const [[wire] = []] = wiresIn([row()], 'projects');
    expect(wire).toMatchObject({ topic: 'projects.project', key: 'prj_1', value: '{"on": "2024-03-01"}' });
    expect(fromWire({ key: wire?.key ?? null, value: String(wire?.value), headers: wire?.headers ?? {} })).toMatchObject({ id: 'evt_1', aggregateVersion: 3, time: '2024-03-01T01:02:03.004Z', data: { on: '2024-03-01' } });
  });

  it('go out in sends that the broker takes even when all are of one partition', () => {
    const sends = wiresIn(Array.from({ length: 40 }, () => row({ data: JSON.stringify({ on: '项'.repeat(20_000) }) })), 'projects');
    expect(sends.flat()).toHaveLength(40);
    for (const send of sends) expect(send.reduce((sum, { value }) => sum + Buffer.byteLength(String(value)), 0)).toBeLessThan(1_000_000);
  });

  it('tell a type that took another\'s place under both, the older first, as one event', () => {
    const before = defineEvent('projects.project.inspected.v1', { en: 'Inspected', zh: '巡查' }, null, z.object({ on: isoDay }));
    const now = defineEvent('projects.project.inspected.v2', { en: 'Inspected', zh: '巡查' }, null, z.object({ from: isoDay, to: isoDay }), { before: { definition: before, data: ({ to }) => ({ on: to }) } });
    const definitions = new Map([before, now].map((definition) => [definition.type, definition] as const));
    const [sent = []] = wiresIn([row({ type: now.type, data: '{"from":"2024-03-01","to":"2024-03-02"}' })], 'projects', definitions as never);
    expect(sent.map(({ headers, value }) => [headers['ce_type'], headers['ce_id'], headers['ce_aggregateversion'], JSON.parse(String(value)) as unknown])).toEqual([
      [before.type, 'evt_1', '3', { on: '2024-03-02' }], [now.type, 'evt_1', '3', { from: '2024-03-01', to: '2024-03-02' }],
    ]);
  });
});
