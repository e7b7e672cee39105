import { GraphRefused } from '../graph-client';
import { patiently, retryAfter } from './patiently';

const refused = (code: string, details?: Record<string, unknown>) => new GraphRefused([{ message: code, extensions: { code, ...(details && { details }) } }]);
const failing = (...faults: Error[]) => async () => { const fault = faults.shift(); if (fault) throw fault; return 'in'; };

describe('ask patiently 耐心重试', () => {
  it('waits as long as a rate says, and goes on', async () => {
    const since = performance.now();
    expect(await patiently(failing(refused('RATE_LIMITED', { retryAfter: 0.2 }), refused('RATE_LIMITED', { retryAfter: 0.1 })))).toBe('in');
    expect(performance.now() - since).toBeGreaterThan(280);
  });

  it('waits a minute at most, and no longer than a rate can last', () => {
    expect([refused('RATE_LIMITED', { retryAfter: 7 }), refused('RATE_LIMITED', { retryAfter: 1e9 }), refused('RATE_LIMITED'), refused('UNAVAILABLE'), new Error('x')].map(retryAfter)).toEqual([7, 60, 60, null, null]);
  });

  it('gives up when waiting does not help, and at once when nothing will', async () => {
    await expect(patiently(failing(...Array.from({ length: 6 }, () => refused('RATE_LIMITED', { retryAfter: 0 }))))).rejects.toThrow('RATE_LIMITED');
    await expect(patiently(failing(refused('FORBIDDEN')))).rejects.toThrow('FORBIDDEN');
  });

  it('asks a service again that was too slow', async () => { expect(await patiently(failing(refused('UNAVAILABLE')))).toBe('in'); });
});
