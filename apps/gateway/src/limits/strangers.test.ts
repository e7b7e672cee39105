import { addressOf } from './strangers';

const from = (forwarded?: string | string[]) => ({ socket: { remoteAddress: '10.0.0.1' }, headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) } }) as never;

describe('address of a request 请求来源地址', () => {
  it.each([
    ['the socket\'s, whatever a client says', 0, '1.1.1.1', '10.0.0.1'], ['what our one proxy saw', 1, '6.6.6.6, 1.1.1.1', '1.1.1.1'], ['what the outer of two proxies saw', 2, '6.6.6.6, 1.1.1.1, 10.0.0.9', '1.1.1.1'],
    ['the socket\'s where the proxy said nothing', 1, undefined, '10.0.0.1'], ['the socket\'s where fewer proxies spoke', 2, '1.1.1.1', '10.0.0.1'], ['the socket\'s for an empty header', 1, '', '10.0.0.1'],
  ])('is %s', (_name, proxies, forwarded, expected) => { expect(addressOf(from(forwarded), proxies)).toBe(expected); });
});
