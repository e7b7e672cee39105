import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { verifyInternal } from '@cornerstone/runtime/internal-token';
import { openSmallHouse, type SmallHouse } from './small-house.fixture';

describe('give a command to a service 运维指令', () => {
  let house: SmallHouse;
  beforeAll(async () => { house = await openSmallHouse(); });
  afterEach(() => { house.replace('projects', null); });
  afterAll(() => house.stop());

  const operate = async (service: string, body: unknown = { command: 'retry' }, headers: Record<string, string> = {}) => {
    const response = await fetch(`${house.address}/events/operate/${service}`, { method: 'POST', headers: { authorization: `Bearer ${await house.token('ops')}`, 'content-type': 'application/json', 'accept-language': 'en', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
    const answer = await response.text();
    return { status: response.status, answer: JSON.parse(answer) as { errors?: { extensions: Record<string, unknown> }[] }, text: answer };
  };
  const answering = (status: number, body: string): RequestListener => (_incoming, outgoing) => { outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body); };

  it('signs it for the service and the person, and hands the answer back', async () => {
    let seen: { url: string | undefined; body: unknown; person: string; language: string | undefined } | null = null;
    house.replace('projects', (incoming, outgoing) => {
      void text(incoming).then(async (body) => {
        const { actor } = await verifyInternal(house.subgraphs['projects']?.key ?? '', 'projects', incoming.headers.authorization?.replace('Bearer ', '') ?? null, body);
        seen = { url: incoming.url, body: JSON.parse(body), person: actor.roles.join(), language: incoming.headers['accept-language'] };
        outgoing.writeHead(422, { 'content-type': 'application/json' }).end('{"retried":2}');
      });
    });
    expect(await operate('projects', { command: 'retry', ids: ['evt_1'] })).toMatchObject({ status: 422, answer: { retried: 2 } });
    expect(seen).toEqual({ url: '/operate', body: { command: 'retry', ids: ['evt_1'] }, person: 'ops', language: 'en' });
  });

  it.each(['nobody', '__proto__', '', 'projects/x'])('finds no service %p', async (service) => {
    expect(await operate(service)).toMatchObject({ status: 404, answer: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
  });

  it.each([['no answer', (incoming: Parameters<RequestListener>[0]) => { incoming.socket.destroy(); }], ['a page of HTML', answering(502, '<html>')], ['a refused token', answering(401, '{}')], ['no object', answering(200, '"ok"')]] as [string, RequestListener][])(
    'says that the service does not answer when it gives %s', async (_name, listener) => {
      house.replace('projects', listener);
      const { status, answer, text: told } = await operate('projects');
      expect([status, answer.errors?.[0]?.extensions]).toEqual([503, { code: 'UNAVAILABLE', rule: 'gateway.service-unavailable', details: { service: 'projects' } }]);
      expect(told).not.toContain('127.0.0.1');
    });

  it('refuses what is not JSON, is too large, or comes from nobody', async () => {
    expect((await operate('projects', '{')).status).toBe(400);
    expect((await operate('projects', JSON.stringify('x'.repeat(300_000)))).status).toBe(413);
    expect((await operate('projects', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await operate('projects', {}, { authorization: '' })).status).toBe(401);
    expect((await fetch(`${house.address}/events/operate/projects`)).status).toBe(405);
  });
});
