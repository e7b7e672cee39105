import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { TooLarge } from './client';
import { Sockets } from './sockets';

const until = async (isSo: () => boolean): Promise<void> => { while (!isSo()) await delay(2); };

/** What has no answer in any case. */
const LOST: ReadonlySet<string> = new Set(['breaks', 'is large', 'is given up']);

describe('questions in a row 同轮合并发送', () => {
  let server: Server;
  let client: Sockets;
  /** What the service was asked, and by which connection, in order. */
  let asked: string[];
  let opened: number;
  let listener: (body: string, ...rest: Parameters<RequestListener>) => void;
  beforeEach(async () => {
    [asked, opened] = [[], 0];
    listener = (body, _incoming, outgoing) => { outgoing.end(body); };
    server = createServer((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => { asked.push(body); listener(body, incoming, outgoing); });
    }).on('connection', () => { opened += 1; }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = clientOf(32);
  });
  /** One that waits behind another as long as it takes, unless `tooLong` is said. */
  const clientOf = (sockets: number, tooLong = 60_000) => new Sockets(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sockets, tooLong);
  afterEach(async () => { await client.close(); server.closeAllConnections(); server.close(); });

  const post = (body: string, { most = 1_000, changes = false } = {}) => client.post([], body, { most }, changes);
  const told = (calls: readonly { reply: Promise<{ text: string }> }[]) => Promise.all(calls.map(({ reply }) => reply.then(({ text }) => text, (why: Error) => `! ${why.message}`)));
  const all = (bodies: readonly string[]) => told(bodies.map((body) => post(body)));
  const NINE = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

  it('of one turn go on one connection, up to eight, and each has its own answer, whoever is ready first', async () => {
    listener = (body, _incoming, outgoing) => { setTimeout(() => { outgoing.end(body); }, body < 'c' ? 20 : 0); };
    expect(await all(NINE)).toEqual(NINE);
    expect([opened, asked.toSorted()]).toEqual([2, NINE]);
  });

  it('that wait for one that hangs are asked anew; the one that hangs is not', async () => {
    client = clientOf(32, 50);
    listener = (body, _incoming, outgoing) => { if (body !== 'a') outgoing.end(body); };
    const hanging = post('a');
    expect(await all(['b', 'c'])).toEqual(['b', 'c']);
    expect(asked).toEqual(['a', 'b', 'c', 'b', 'c']);
    hanging.giveUp(new Error('late'));
    expect(await told([hanging])).toEqual(['! late']);
    // Rows are shorter now: four at most.
    listener = (body, _incoming, outgoing) => { outgoing.end(body); };
    opened = 0;
    expect(await all(NINE)).toEqual(NINE);
    expect(opened).toBe(1);
  });

  it('that may change something go alone, and once', async () => {
    listener = (body, incoming, outgoing) => { if (body === 'b') incoming.socket.destroy(); else outgoing.end(body); };
    expect(await all(['first'])).toEqual(['first']);
    expect(await told([post('a'), post('b', { changes: true }), post('c'), post('d', { changes: true })])).toEqual(['a', expect.stringMatching(/^! /), 'c', 'd']);
    expect([asked.filter((body) => body === 'b'), opened]).toEqual([['b'], 4]);
  });

  it('do not pay for an answer that is too large, nor for one who gives up', async () => {
    listener = (body, _incoming, outgoing) => { if (body === 'first') return void outgoing.end(body); setTimeout(() => { outgoing.end(body === 'a' ? 'x'.repeat(100) : body); }, 10); };
    const large = post('a', { most: 10 });
    const others = all(['b', 'c']);
    await expect(large.reply).rejects.toBeInstanceOf(TooLarge);
    expect(await others).toEqual(['b', 'c']);
    const [first, , middle] = [post('d'), post('e'), post('f')];
    const rest = all(['g']);
    first.giveUp(new Error('gone'));
    middle.giveUp(new Error('gone'));
    expect([await told([first, middle]), await rest]).toEqual([['! gone', '! gone'], ['g']]);
  });

  it('go elsewhere where the connection ends as it was said', async () => {
    listener = (body, _incoming, outgoing) => { if (body === 'b') outgoing.setHeader('connection', 'close'); outgoing.end(body); };
    expect(await all(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('fail together where nobody has ever answered; otherwise only the first of them', async () => {
    listener = (body, incoming, outgoing) => { if (body === 'a') incoming.socket.destroy(); else outgoing.end(body); };
    expect(await all(['a', 'b'])).toEqual([expect.stringMatching(/^! /), expect.stringMatching(/^! /)]);
    expect(await all(['first'])).toEqual(['first']);
    expect(await all(['a', 'b', 'c'])).toEqual([expect.stringMatching(/^! /), 'b', 'c']);
  });

  it('are never more at once than connections', async () => {
    const few = clientOf(3);
    let [now, most] = [0, 0];
    listener = (body, _incoming, outgoing) => { most = Math.max(most, now += 1); setTimeout(() => { now -= 1; outgoing.end(body); }, 5); };
    expect(await told(NINE.map((body) => few.post([], body, { most: 10 }, false)))).toEqual(NINE);
    expect(most).toBe(3);
    await few.close();
  });

  it('leave no connection behind on which nobody waits any more, and the service is told', async () => {
    client = clientOf(4, 50);
    const goneFor = new Set<string>();
    listener = (body, incoming, outgoing) => {
      incoming.socket.once('close', () => { goneFor.add(body); });
      if (body.startsWith('slow')) setTimeout(() => { outgoing.end(body); }, 100);
      else if (!body.startsWith('hang')) outgoing.end(body);
    };
    for (let round = 0; round < 6; round += 1) {
      const [slow, hanging] = [post(`slow ${round}`), post(`hang ${round}`)];
      expect(await told([slow])).toEqual([`slow ${round}`]);
      hanging.giveUp(new Error('late'));
      expect(await told([hanging])).toEqual(['! late']);
      await until(() => goneFor.has(`hang ${round}`));
    }
    expect(await all(NINE)).toEqual(NINE);
  });

  it('are overtaken also where no place is left', async () => {
    client = clientOf(8, 50);
    listener = (body, _incoming, outgoing) => { if (body !== 'a') setTimeout(() => { outgoing.end(body); }, 10); };
    const hanging = post('a');
    let isBusy = true;
    const first = all(NINE.slice(1, 8));
    const busy = Promise.all(Array.from({ length: 8 }, async () => { while (isBusy) await all(['more']); }));
    expect(await first).toEqual(NINE.slice(1, 8));
    isBusy = false;
    await busy;
    hanging.giveUp(new Error('late'));
    expect(await told([hanging])).toEqual(['! late']);
  });

  it('that wait for a place get it when one of a row has its answer', async () => {
    const few = clientOf(2);
    const ending = new Map<string, () => void>();
    listener = (body, _incoming, outgoing) => { ending.set(body, () => { outgoing.end(body); }); if (body === 'c') outgoing.end(body); };
    const [one, two, three] = ['a', 'b', 'c'].map((body) => few.post([], body, { most: 10 }, false));
    await until(() => ending.has('b'));
    ending.get('a')?.();
    expect(await told([one, three].flatMap((each) => each ?? []))).toEqual(['a', 'c']);
    ending.get('b')?.();
    expect(await told([two].flatMap((each) => each ?? []))).toEqual(['b']);
    await few.close();
  });

  it('have their own answer or none, whatever happens on the way', async () => {
    const fate = fc.constantFrom('answers', 'answers', 'late', 'in parts', 'says its end', 'breaks', 'is large', 'is given up', 'changes');
    client = clientOf(32, 50);
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fate, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (turns) => {
      listener = (body, incoming, outgoing) => {
        switch (body.split(' ', 2)[0]) {
          case 'late': setTimeout(() => { outgoing.end(body); }, 70); break;
          case 'in': outgoing.write(body.slice(0, 4)); setTimeout(() => { outgoing.end(body.slice(4)); }, 3); break;
          case 'says': outgoing.setHeader('connection', 'close').end(body); break;
          case 'breaks': incoming.socket.destroy(); break;
          case 'is': if (body.startsWith('is large')) outgoing.end('x'.repeat(200)); break;
          default: outgoing.end(body);
        }
      };
      await Promise.all(turns.map(async (fates, turn) => {
        const bodies = fates.map((each, at) => `${each} ${turn} ${at}`);
        const calls = bodies.map((body) => post(body, { most: 100, changes: body.startsWith('changes') }));
        setTimeout(() => { for (const [at, call] of calls.entries()) if (fates[at] === 'is given up') call.giveUp(new Error('given up')); }, 5);
        // Where a connection breaks, others may be lost with it, but never get what is not theirs.
        const isAnswered = (text: string, at: number): boolean => !LOST.has(fates[at] ?? '') && (text === bodies[at] || (turns.flat().includes('breaks') && text.startsWith('! ')));
        for (const [at, text] of (await told(calls)).entries()) expect([bodies[at], text, isAnswered(text, at) || (LOST.has(fates[at] ?? '') && text.startsWith('! '))]).toEqual([bodies[at], text, true]);
      }));
      for (const body of new Set(asked.filter((each) => each.startsWith('changes')))) expect(asked.filter((each) => each === body)).toHaveLength(1);
      asked = [];
    }), { numRuns: 40 });
  }, 60_000);
});
