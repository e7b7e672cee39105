import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Connections, TooLarge } from './connections';

describe('connections to a service', () => {
  let server: Server;
  let connections: Connections;
  let listener: RequestListener;
  let opened = 0;
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => { listener(incoming, outgoing); }).on('connection', () => { opened += 1; });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    connections = new Connections(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, 128);
  });
  beforeEach(() => { opened = 0; listener = (incoming, outgoing) => { incoming.pipe(outgoing); }; });
  afterAll(async () => { await connections.close(); server.closeAllConnections(); server.close(); });
  const post = (body: string, most = 1_000_000) => connections.post(['content-type', 'application/json', 'x-own', 'y'], body, { most });

  it('carry a question and its answer, whatever the letters', async () => {
    listener = (incoming, outgoing) => { outgoing.writeHead(201); outgoing.write(`${incoming.method} ${incoming.url} ${String(incoming.headers['x-own'])} `); incoming.pipe(outgoing); };
    expect(await post('{"a":"郑州 😀"}').reply).toMatchObject({ status: 201, text: 'POST /graphql y {"a":"郑州 😀"}', bytes: 35 });
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
});
