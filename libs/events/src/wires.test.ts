import { day } from '@cornerstone/kernel/day';
import { z } from 'zod';
import { catalogue } from './catalogue';
import { defineEvent, type EventDefinition, type Received } from './define';
import { fromWire, toWire } from './envelope';
import { wiresOf } from './wires';

const title = { en: 'Paid', zh: '支付' };
const paidV1 = defineEvent('funding.ledger.paid.v1', title, null, z.object({ amount: z.string(), currency: z.string().default('CNY') }));
const paidV2 = defineEvent('funding.ledger.paid.v2', title, null, z.object({ fen: z.number().int() }), { before: { definition: paidV1, data: ({ fen }) => ({ amount: (fen / 100).toFixed(2) }) } });
const paidV3 = defineEvent('funding.ledger.paid.v3', title, null, z.object({ parts: z.array(z.number().int()) }), { before: { definition: paidV2, data: ({ parts }) => ({ fen: parts.reduce((sum, part) => sum + part, 0) }) } });
const known = (...definitions: EventDefinition[]) => new Map(definitions.map((definition) => [definition.type, definition]));

const paid = (type: string, data: unknown): Received => ({
  id: 'evt_1', type, source: 'funding', subject: null, time: '2024-03-01T01:02:03.004Z', knownOn: day('2024-03-01'), key: 'prj_1', projectId: 'prj_1',
  aggregateId: 'fln_1', aggregateVersion: 7, regionPaths: ['410000'], actorId: 'per_1', departmentId: null, traceparent: null, data,
});

describe('the messages of an event 事件的消息', () => {
  it('are one for a type that took no other\'s place', () => {
    const event = paid('funding.ledger.paid.v1', { amount: '1.00', currency: 'CNY' });
    expect(wiresOf(event, known(paidV1))).toEqual([toWire(event)]);
  });

  it('are two for a second version: the older first, under the same id, key and version', () => {
    const [older, newer, ...more] = wiresOf(paid('funding.ledger.paid.v2', { fen: 12_050 }), known(paidV1, paidV2));
    expect(more).toEqual([]);
    expect(newer).toEqual(toWire(paid('funding.ledger.paid.v2', { fen: 12_050 })));
    expect(older?.headers).toEqual({ ...newer?.headers, ce_type: 'funding.ledger.paid.v1', ce_dataschema: 'urn:cornerstone:funding.ledger.paid.v1' });
    expect(older?.key).toBe(newer?.key);
  });

  it('say of the older version all that its schema fills in', () => {
    expect(JSON.parse(wiresOf(paid('funding.ledger.paid.v2', { fen: 12_050 }), known(paidV1, paidV2))[0]?.value ?? '')).toEqual({ amount: '120.50', currency: 'CNY' });
  });

  it('go back over every version that is still told', () => {
    const told = wiresOf(paid('funding.ledger.paid.v3', { parts: [12_000, 50] }), known(paidV3));
    expect(told.map(({ headers, value }) => [headers['ce_type'], value])).toEqual([
      ['funding.ledger.paid.v1', '{"amount":"120.50","currency":"CNY"}'], ['funding.ledger.paid.v2', '{"fen":12050}'], ['funding.ledger.paid.v3', '{"parts":[12000,50]}'],
    ]);
  });

  it('refuse what the older version may not say', () => {
    const wrong = defineEvent('funding.ledger.paid.v2', title, null, z.object({ fen: z.number() }), { before: { definition: paidV1, data: () => ({ amount: 5 as never }) } });
    expect(() => wiresOf(paid('funding.ledger.paid.v2', { fen: 1 }), known(wrong))).toThrow(/expected string/);
  });

  it('are what every reader of the house reads', () => {
    const event: Received = { ...paid('projects.project.resumed.v1', { on: '2024-03-01' }), source: 'projects', aggregateId: 'prj_1' };
    expect(wiresOf(event).map(fromWire)).toEqual([event]);
  });

  it('stay on one topic and publisher, whatever the version', () => {
    for (const { type, topic, before } of catalogue.values()) {
      if (before) expect([type, before.definition.topic, catalogue.get(before.definition.type)]).toEqual([type, topic, before.definition]);
    }
  });
});
