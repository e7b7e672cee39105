import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntilTakenIn } from './taken-in';

describe('wait until all is taken in 等待事件处理完毕', () => {
  let server: Server;
  let url: string;
  let asked: string[];
  /** What each service answers in turn, the last one for ever. */
  let answers: Record<string, unknown[]>;
  let shown: [number, number][];
  const bar = { step: () => undefined, done: () => undefined, at: (done: number, of: number) => { shown.push([done, of]); } };
  const wait = (patience = 10_000): Promise<void> => waitUntilTakenIn({ url, services: Object.keys(answers), token: 'of-ops', bar, patience });

  beforeAll(async () => {
    server = createServer((request, response) => {
      const service = request.url?.split('/').at(-1) ?? '';
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      const [next, ...rest] = answers[service] ?? [];
      if (rest.length > 0) answers[service] = rest;
      response.end(JSON.stringify(next));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => { asked = []; shown = []; });
  afterAll(() => server.close());
  const says = (unsent: number, behind: number | null): object => ({ status: { unsent, behind } });

  it('asks each service through the front door until nothing is left to send or to take in, twice', async () => {
    answers = { projects: [says(3, 0), says(0, 0)], supervision: [says(0, 5), says(0, 2), says(0, 0)] };
    await wait();
    expect(asked.slice(0, 2).sort()).toEqual(['POST /events/operate/projects Bearer of-ops', 'POST /events/operate/supervision Bearer of-ops']);
    expect(shown).toEqual([[0, 8], [6, 8], [8, 8], [8, 8]]);
  });

  it('does not believe one quiet look: what one took in last may be for another', async () => {
    answers = { projects: [says(0, 0), says(0, 1), says(0, 0)] };
    await wait();
    expect(asked).toHaveLength(4);
  });

  it('takes a service that does not say for one that is not done', async () => {
    answers = { projects: [{ errors: [] }, says(0, null), says(0, 0)] };
    await wait();
    expect(asked).toHaveLength(4);
  });

  it('gives up where nothing moves any more', async () => {
    answers = { supervision: [says(0, 5)] };
    await expect(wait(300)).rejects.toThrow(/have not taken in what was reported after 0\.3 s/);
  });
});
