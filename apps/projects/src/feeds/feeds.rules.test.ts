import { day } from '@cornerstone/kernel/day';
import { feedAddress, registerFeed, retireFeed, type Feed, type RegisterCommand } from './feeds.rules';

const TODAY = day('2024-06-12');
const feed: Feed = { id: 'fee_1', kind: 'VIDEO', address: 'rtsp://video.example.cn/1', since: day('2024-03-01'), knownOn: day('2024-03-05'), retiredOn: null };
const register = (changed: Partial<RegisterCommand> = {}, before: Feed[] = [], stage = 'UNDER_CONSTRUCTION') => () => registerFeed({ stage }, before, { feedId: 'fee_2', kind: 'VIDEO', address: feed.address, since: TODAY, ...changed }, TODAY);
const retire = (changed: Partial<{ on: ReturnType<typeof day>; reason: string }> = {}, of: Partial<Feed> = {}, knownOn = TODAY) => () => retireFeed({ ...feed, ...of }, { on: TODAY, reason: '竣工拆除', ...changed }, knownOn);

describe('live feeds 实时监测 (P9)', () => {
  it.each(['rtsp://video.example.cn:554/cam/1', 'https://dust.example.cn/device?id=17', '34020000001320000001', 'ZZ-DUST-0017'])('have an address like %s', (address) => { expect(feedAddress(` ${address} `)).toBe(address); });

  it.each([
    ['P9.feed-address', 'ftp://x/y'], ['P9.feed-address', 'javascript:alert(1)'], ['P9.feed-address', 'rtsp://'], ['P9.feed-address', 'a b'], ['P9.feed-with-credentials', 'rtsp://admin:12345@10.0.0.1/1'], ['P9.feed-with-credentials', 'rtsp://admin@10.0.0.1/1'],
    ['P9.feed-with-credentials', 'https://x.cn/live?access_token=abc'], ['P9.feed-with-credentials', 'https://x.cn/live?id=1&Password=abc'], ['text.empty', ' '], ['text.too-long', `https://x.cn/${'a'.repeat(500)}`],
  ])('are refused with %s: %s', (rule, address) => { expect(() => feedAddress(address)).toThrow(expect.objectContaining({ rule })); });

  it('are told without their address, and end once', () => {
    expect(register()().data).toEqual({ feedId: 'fee_2', kind: 'VIDEO', since: TODAY });
    expect(register({}, [{ ...feed, retiredOn: TODAY }])().data.kind).toBe('VIDEO');
    expect(retire()()).toMatchObject({ type: 'projects.project.feed-retired.v1', data: { feedId: 'fee_1', kind: 'VIDEO', on: TODAY, reason: '竣工拆除' } });
  });

  it.each<[string, () => unknown]>([
    ['P9.project-takes-no-feed', register({}, [], 'CANCELLED')], ['P9.feed-in-the-future', register({ since: day('2024-06-13') })], ['P9.feed-already-registered', register({}, [feed])],
    ['P9.feed-already-retired', retire({}, { retiredOn: TODAY })], ['P9.retired-in-the-future', retire({ on: day('2024-06-13') })], ['P9.retired-before-live', retire({ on: day('2024-02-28') })], ['P9.retired-before-live', retire({ on: day('2024-03-02') }, {}, day('2024-03-04'))], ['P9.retired-without-reason', retire({ reason: '' })],
  ])('refuse with %s', (rule, decide) => { expect(decide).toThrow(expect.objectContaining({ rule })); });
});
