import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createBareServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { TooLarge, type Client } from './client';
import { Connections } from './connections';
import { Sockets } from './sockets';

describe.each([['own', Sockets], ['undici', Connections]] as const)('connections to a service: %s', (kind, Kind) => {
  let server: Server;
  let connections: Client;
  let listener: RequestListener;
  let opened = 0;
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => { listener(incoming, outgoing); }).on('connection', () => { opened += 1; });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    connections = new Kind(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, 128);
  });
  beforeEach(() => { opened = 0; listener = (incoming, outgoing) => { incoming.pipe(outgoing); }; });
  afterAll(async () => { await connections.close(); server.closeAllConnections(); server.close(); });
  const post = (body: string, most = 1_000_000) => connections.post(['content-type', 'application/json', 'x-own', 'y'], body, { most }, false);

  it('carry a question and its answer, whatever the letters', async () => {
    listener = (incoming, outgoing) => { outgoing.writeHead(201); outgoing.write(`${incoming.method} ${incoming.url} ${String(incoming.headers['x-own'])} `); incoming.pipe(outgoing); };
    expect(await post('{"a":"郑州 😀"}').reply).toMatchObject({ status: 201, text: 'POST /graphql y {"a":"郑州 😀"}', bytes: 35 });
  });

  it('tell the headers of an answer by their names', async () => {
    listener = (incoming, outgoing) => { incoming.resume(); outgoing.writeHead(200, { 'X-Told': 'a: b', 'x-two': ['1', '2'] }).end('x'); };
    const { header } = await post('').reply;
    expect([header('x-told'), header('x-none')]).toEqual(['a: b', null]);
  });

  it('are kept', async () => {
    for (let round = 0; round < 20; round += 1) await post('x').reply;
    expect(opened).toBeLessThanOrEqual(1);
  });

  it('keep nobody waiting for what hangs', async () => {
    listener = (incoming, outgoing) => { incoming.on('data', (chunk: Buffer) => { if (chunk.toString() !== 'hang') outgoing.end(chunk); }); };
    const hanging = post('hang');
    expect(await Promise.all(Array.from({ length: 10 }, (_, at) => post(`${at}`).reply.then(({ text }) => text)))).toEqual(Array.from({ length: 10 }, (_, at) => `${at}`));
    hanging.giveUp(new Error('late'));
    await expect(hanging.reply).rejects.toThrow('late');
  });

  it.each<[string, RequestListener]>([
    ['announced', (_incoming, outgoing) => { outgoing.end('x'.repeat(2_000)); }],
    ['in parts', (_incoming, outgoing) => { outgoing.write('x'.repeat(900)); setTimeout(() => { outgoing.end('x'.repeat(900)); }, 5); }],
    ['packed', (_incoming, outgoing) => { outgoing.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(2_000))); }],
  ])('read no more than they may: %s', async (_, given) => {
    listener = given;
    await expect(post('', 1_000).reply).rejects.toBeInstanceOf(TooLarge);
  });

  it('unpack what was packed unasked', async () => {
    listener = (_incoming, outgoing) => { outgoing.setHeader('content-encoding', 'gzip').end(gzipSync('{}')); };
    expect(await post('').reply).toMatchObject({ status: 200, text: '{}', bytes: 2 });
  });

  it('go nowhere else', async () => {
    listener = (_incoming, outgoing) => { outgoing.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(); };
    expect((await post('').reply).status).toBe(302);
  });

  it('fail when the other side goes away', async () => {
    listener = (incoming) => { incoming.socket.destroy(); };
    await expect(post('').reply).rejects.toThrow();
  });

  it('are not used when the other side is about to end them', async () => {
    const brief = createServer({ keepAliveTimeout: 1_000 }, (incoming, outgoing) => { incoming.resume().on('end', () => { outgoing.end('x'); }); }).listen(0, '127.0.0.1');
    await once(brief, 'listening');
    let count = 0;
    brief.on('connection', () => { count += 1; });
    const own = new Kind(`http://127.0.0.1:${(brief.address() as AddressInfo).port}`, 5);
    for (let round = 0; round < 3; round += 1) expect((await own.post([], '', { most: 10 }, false).reply).text).toBe('x');
    expect(count).toBe(3);
    await own.close();
    brief.close();
  });

  it('are so many, and what is asked beyond them waits', async () => {
    const answers: (() => void)[] = [];
    const asked = new EventEmitter();
    listener = (incoming, outgoing) => { incoming.resume(); answers.push(() => { outgoing.end('x'); }); asked.emit('one'); };
    const two = new Kind(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 2);
    const all = [1, 2, 3, 4].map(() => two.post([], '', { most: 10 }, false));
    while (answers.length < 2) await once(asked, 'one');
    all[2]?.giveUp(new Error('late'));
    await expect(all[2]?.reply).rejects.toThrow('late');
    expect(answers).toHaveLength(2);
    for (const answer of answers.splice(0)) answer();
    while (answers.length < 1) await once(asked, 'one');
    answers[0]?.();
    expect((await Promise.all([all[0]?.reply, all[1]?.reply, all[3]?.reply])).map((reply) => reply?.text)).toEqual(['x', 'x', 'x']);
    await two.close();
  });

  it('are opened anew after one was lost', async () => {
    listener = (incoming) => { incoming.socket.destroy(); };
    await expect(post('').reply).rejects.toThrow();
    listener = (incoming, outgoing) => { incoming.pipe(outgoing); };
    expect((await post('again').reply).text).toBe('again');
  });

  it('send no header that would be two', async () => {
    await expect(connections.post(['tracestate', 'a\r\nx: y'], '', { most: 1 }, false).reply).rejects.toThrow('header');
  });

  if (kind === 'own') {
    it('refuse one where nobody answers', async () => {
      const none = new Kind('http://127.0.0.1:9/', 1);
      await expect(none.post([], '', { most: 1 }, false).reply).rejects.toThrow('ECONNREFUSED');
      await expect(none.post([], '', { most: 1 }, false).reply).rejects.toThrow('ECONNREFUSED');
    });

    it.each([
      ['an answer to nothing behind an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nxHTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\ny', ['x', 'x']],
      ['half of one behind it', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nxHTTP', ['x', 'x']],
      ['one that ends with its connection', 'HTTP/1.0 200 OK\r\n\r\nx', ['none of HTTP/1.1', 'none of HTTP/1.1']],
    ])('never take what was not asked for: %s', async (_, answer, expected) => {
      let count = 0;
      const bare = createBareServer((socket) => { count += 1; socket.on('data', () => { socket.write(answer); }).on('error', () => undefined); }).listen(0, '127.0.0.1');
      await once(bare, 'listening');
      const own = new Kind(`http://127.0.0.1:${(bare.address() as AddressInfo).port}`, 5);
      const answers: string[] = [];
      for (let round = 0; round < 2; round += 1) answers.push(await own.post([], '', { most: 10 }, false).reply.then(({ text }) => text, (why: Error) => why.message));
      expect(answers).toEqual(expected.map((each) => expect.stringContaining(each)));
      expect(count).toBe(2);
      await own.close();
      bare.close();
    });
  }
});
