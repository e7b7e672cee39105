import { clockMoved } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { loadReference } from '../reference/reference';

const SET = 'mutation($day: Date!, $key: String) { setClock(input: { day: $day }, idempotencyKey: $key) { day standsStill } }';
const CLOCK = '{ clock { day standsStill } }';
const moves = async (service: TestService) => (await service.events()).filter((event) => event.type === 'directory.clock.moved.v1');

describe('move the clock 调整演示日期 (S0)', () => {
  let service: TestService;

  beforeEach(async () => {
    service = await startTestService(definition);
    await loadReference(service.worker, service.clock, true);
  });
  afterEach(() => service.stop());

  it('answers the new day at once and tells every service', async () => {
    expect(await service.ask('clerk.zz', CLOCK)).toEqual({ clock: { day: '2024-11-20', standsStill: false } });
    expect(await service.ask('ops', SET, { day: '2024-06-30' })).toEqual({ setClock: { day: '2024-06-30', standsStill: true } });
    expect(await service.ask('clerk.zz', CLOCK)).toEqual({ clock: { day: '2024-06-30', standsStill: true } });
    expect(await moves(service)).toMatchObject([{ aggregate_version: 1, data: { day: '2024-06-30' } }]);
  });

  it('moves the directory itself when it hears of it, once', async () => {
    const event = heard(clockMoved.of(day('2024-06-30'), { day: '2024-06-30' }), { aggregateId: 'clock' });
    expect([await service.hear(event), await service.hear(event)]).toEqual([true, false]);
    expect(await service.ask('clerk.zz', '{ clock { day } }')).toEqual({ clock: { day: '2024-06-30' } });
  });

  it('tells nothing of the same day or a repeated key', async () => {
    await service.ask('ops', SET, { day: '2024-06-30', key: 'k1' });
    await service.ask('ops', SET, { day: '2024-06-30', key: 'k1' });
    await service.ask('ops', SET, { day: '2024-06-30' });
    expect(await moves(service)).toHaveLength(1);
  });

  it('refuses in a real house and changes nothing', async () => {
    await loadReference(service.worker, service.clock, false);
    const { errors } = await service.answer('ops', SET, { day: '2024-06-30' });
    expect(errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'S0.clock-is-real' }]);
    expect(await moves(service)).toEqual([]);
    expect(await service.ask('ops', CLOCK)).toEqual({ clock: { day: '2024-11-20', standsStill: false } });
  });

  it('refuses a person whose task it is not, and a date that does not exist', async () => {
    expect((await service.answer('clerk.zz', SET, { day: '2024-06-30' })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await service.answer('ops', SET, { day: '2024-02-30' })).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});
