import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { until } from '@cornerstone/testing/until';
import { sendWritten, written } from '../answers';
import { drain } from '../draining';
import { ServerWithLane } from './lane';
import type { Reply } from './reply';

const request = (body: string, ...lines: string[]): string => `${['POST /graphql HTTP/1.1', 'host: door', 'content-type: application/json', `content-length: ${body.length}`, ...lines].join('\r\n')}\r\n\r\n${body}`;

/** Milliseconds in which a reader must have taken something. */
const READING = 2_000;

describe('the lane before node:http 快速通道', () => {
  let server: ServerWithLane;
  let sockets: Socket[];
  /** Bodies that came by the lane, addresses that node:http was asked for, what was counted. */
  let [lane, node, ended]: [string[], string[], number[]] = [[], [], []];
  let answer: (reply: Reply, body: string) => void;
  beforeEach(async () => {
    [lane, node, ended, sockets] = [[], [], [], []];
    answer = (reply, body) => { reply.writeHead(200, ['content-length', String(body.length)]).end(body, 'latin1'); };
    server = new ServerWithLane({ headersTimeout: 1_000, requestTimeout: 1_000, connectionsCheckingInterval: 100, keepAliveTimeoutBuffer: 0 }, (incoming, outgoing) => {
      void text(incoming).then((body) => { node.push(`${incoming.url} ${body}`); outgoing.end('node'); }, () => undefined);
    }, { answer: ({ body }, reply) => { lane.push(String(body)); answer(reply, String(body)); }, begin: () => performance.now(), end: (status) => { ended.push(status); }, reading: READING });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  });
  afterEach(async () => { for (const each of sockets) each.destroy(); await drain(server, 100); });

  const open = async (): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
    sockets.push(socket);
    const before = server.onLane;
    await new Promise<void>((resolve, reject) => { socket.once('connect', resolve).once('error', reject); });
    // The server learns of it a moment later.
    await until(() => server.onLane > before);
    return socket;
  };
  const hearing = (socket: Socket): { text: string; isOver: boolean } => {
    const heard = { text: '', isOver: false };
    socket.on('data', (bytes: Buffer) => { heard.text += bytes.toString('latin1'); }).on('close', () => { heard.isOver = true; }).on('error', () => undefined);
    return heard;
  };

  it('answers one after the other on one connection', async () => {
    const socket = await open();
    const heard = hearing(socket);
    for (const body of ['"1"', '"2"', '"3"']) { socket.write(request(body)); await until(() => heard.text.endsWith(body)); }
    expect([lane, node, ended, server.onLane]).toEqual([['"1"', '"2"', '"3"'], [], [200, 200, 200], 1]);
    expect(heard.text).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-length: 3\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=60\r\n\r\n"1"HTTP/);
  });

  it('lets the memory of a long answer go when the last who was given it has sent it, and keeps what somebody keeps', async () => {
    const long = (letter: string, holders: number) => Object.assign(written(Buffer.from(letter.repeat(100_000))), { holders });
    const [own, shared, kept] = [long('a', 1), long('b', 2), long('c', 2)];
    answer = (reply, body) => { sendWritten(reply, { '"1"': own, '"2"': shared, '"3"': shared, '"4"': kept }[body] ?? kept, []); };
    const heard: { text: string }[] = [];
    for (const body of ['"1"', '"2"', '"3"', '"4"']) {
      const socket = await open();
      heard.push(hearing(socket));
      socket.write(request(body));
      await until(() => ended.length === heard.length);
      if (body === '"2"') expect(shared.body).toHaveLength(100_000);
    }
    await until(() => heard.every(({ text: each }) => each.length > 100_000));
    expect(heard.map(({ text: each }) => [each.slice(-100_000).replaceAll(/(.)\1*/g, '$1'), each.includes('content-length: 100000')])).toEqual([['a', true], ['b', true], ['b', true], ['c', true]]);
    expect([own, shared, kept].map(({ body }) => body.length)).toEqual([0, 0, 100_000]);
  });

  it('answers what comes in one read in its order, one at a time, and the last by node:http where it is another', async () => {
    let [underWay, most] = [0, 0];
    answer = (reply, body) => { most = Math.max(most, underWay += 1); setTimeout(() => { underWay -= 1; reply.writeHead(200, ['content-length', '3']).end(body); }, 20); };
    const socket = await open();
    const heard = hearing(socket);
    socket.write(`${request('"1"')}${request('"2"')}${request('"3"')}GET /last HTTP/1.1\r\nhost: door\r\nconnection: close\r\n\r\n`);
    await until(() => heard.isOver);
    expect(heard.text.replace(/HTTP.*?\r\n\r\n/gs, '|')).toBe('|"1"|"2"|"3"|node');
    expect([lane, node, most, server.onLane]).toEqual([['"1"', '"2"', '"3"'], ['/last '], 1, 0]);
  });

  it.each<[string, (whole: string) => string[]]>([
    ['a head byte by byte', (whole) => [...whole]], ['a body in two parts', (whole) => [whole.slice(0, -5), whole.slice(-5)]], ['a head without its body', (whole) => { const at = whole.indexOf('\r\n\r\n') + 4; return [whole.slice(0, at), whole.slice(at)]; }],
  ])('leaves to node:http %s, and what follows on the connection', async (_name, parts) => {
    const socket = await open();
    const heard = hearing(socket);
    const [first = '', ...rest] = parts(request('"slow"'));
    socket.write(first);
    // Else both may come in one read, which is a whole request.
    await until(() => server.onLane === 0);
    for (const part of rest) { socket.write(part); await delay(1); }
    await until(() => heard.text.endsWith('0\r\n\r\n') || heard.text.endsWith('node'));
    socket.write(request('"next"'));
    await until(() => node.length === 2);
    expect([node, lane, server.onLane]).toEqual([['/graphql "slow"', '/graphql "next"'], [], 0]);
  });

  it('ends who takes nothing of an answer, not who takes little of it at a time', async () => {
    const long = 'x'.repeat(20_000_000);
    answer = (reply) => { reply.writeHead(200, ['content-length', String(long.length)]).end(long, 'latin1'); };
    const [deaf, slow] = [await open(), await open()];
    deaf.on('error', () => undefined).pause().write(request('"deaf"'));
    let read = 0;
    slow.on('data', (bytes: Buffer) => { read += bytes.length; slow.pause(); setTimeout(() => { slow.resume(); }, 10); }).write(request('"slow"'));
    await until(() => read > long.length && ended.length === 2);
    expect([ended.toSorted(), server.onLane]).toEqual([[200, 499], 1]);
    // Who has read all of it may rest as long as ever.
    await delay(READING + 500);
    expect(server.onLane).toBe(1);
  });

  it('ends at a stop whoever has never asked anything', async () => {
    const heard = hearing(await open());
    // Else it would be ended after its patience, long after this test's.
    await drain(server, 60_000);
    await until(() => heard.isOver && server.onLane === 0);
  });

  it('takes in no more than so much while a request is under way', async () => {
    let reply: Reply | null = null;
    answer = (given, body) => { if (lane.length === 1) reply = given; else given.writeHead(200, ['content-length', String(body.length)]).end(body); };
    const socket = await open();
    hearing(socket);
    const flood = request(`"${'x'.repeat(10_000)}"`);
    socket.write(flood);
    await until(() => lane.length === 1);
    for (let at = 0; at < 2_000; at += 1) socket.write(flood);
    await delay(500);
    expect([lane.length, socket.bytesWritten > 19_000_000, socket.writableLength > 5_000_000]).toEqual([1, true, true]);
    (reply as Reply | null)?.writeHead(200, ['content-length', '0']).end('');
    // All of it comes, by the lane or, from where a read cut one through, by node:http.
    await until(() => lane.length + node.length === 2_001);
  }, 30_000);

  it.each([['text', (length: number) => 'x'.repeat(length)], ['bytes', (length: number) => Buffer.alloc(length, 'x')]])('writes an answer of much %s to a slow reader, and counts it and goes on when all of it has gone', async (_name, make) => {
    const length = 24 * 1024 * 1024;
    answer = (reply, body) => { const [all, size] = body === '"much"' ? [make(length), length] : ['ok', 2]; reply.writeHead(200, ['content-length', String(size)]).end(all, 'latin1'); };
    const socket = (await open()).pause();
    socket.write(request('"much"') + request('"more"'));
    await until(() => lane.length === 1);
    await delay(200);
    expect([lane, ended]).toEqual([['"much"'], []]);
    let [came, last] = [0, ''];
    socket.on('data', (bytes: Buffer) => { came += bytes.length; last = (last + bytes.toString('latin1', Math.max(0, bytes.length - 200))).slice(-200); }).resume();
    await until(() => last.endsWith('\r\n\r\nok'));
    expect([lane, ended, came > length]).toEqual([['"much"', '"more"'], [200, 200], true]);
  });

  it('ends who has said nothing, as node:http does, and who says nothing more', async () => {
    const [silent, kept, dribbling] = [await open(), await open(), await open()];
    server.keepAliveTimeout = 500;
    const [first, second, third] = [hearing(silent), hearing(kept), hearing(dribbling)];
    kept.write(request('"1"'));
    dribbling.write('POST /gra');
    await until(() => first.isOver && second.isOver && third.isOver);
    expect([first.text, second.text.endsWith('"1"'), third.text]).toEqual(['HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', true, 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n']);
    expect([server.onLane, ended]).toEqual([0, [200]]);
  });

  it('answers beside 1,000 connections that say nothing, and ends them', async () => {
    const silent = await Promise.all(Array.from({ length: 1_000 }, open));
    for (const each of silent) each.resume().on('error', () => undefined);
    const heard = hearing(await open());
    sockets.at(-1)?.write(request('"1"'));
    await until(() => heard.text.endsWith('"1"'));
    await until(() => server.onLane === 1);
  });

  it('lets what is under way end while stopping, says that it is the last, and ends who waits', async () => {
    let reply: Reply | null = null;
    answer = (given, body) => { if (body === '"slow"') reply = given; else given.writeHead(200, ['content-length', '3']).end(body); };
    const [idle, asking] = [await open(), await open()];
    const [first, second] = [hearing(idle), hearing(asking)];
    idle.write(request('"1"'));
    asking.write(request('"slow"'));
    await until(() => first.text.endsWith('"1"') && reply !== null);
    const stopped = drain(server, 5_000);
    await until(() => first.isOver);
    expect(second.isOver).toBe(false);
    (reply as Reply | null)?.writeHead(200, ['content-length', '2']).end('ok');
    await stopped;
    await until(() => second.isOver);
    expect(second.text).toMatch(/\r\nConnection: close\r\n\r\nok$/);
    expect(server.onLane).toBe(0);
  });

  it.each([['breaks off', (socket: Socket) => { socket.resetAndDestroy(); }], ['says that it asks no more', (socket: Socket) => { socket.end(); }]])('counts a client that %s as gone, once, and writes it nothing', async (_name, leave) => {
    let reply: Reply | null = null;
    answer = (given) => { reply = given; };
    const socket = await open();
    const heard = hearing(socket);
    socket.write(request('"1"'));
    await until(() => reply !== null);
    leave(socket);
    await until(() => ended.length > 0 && server.onLane === 0);
    (reply as Reply | null)?.writeHead(200, ['content-length', '2']).end('ok');
    await delay(50);
    expect([ended, heard.text]).toEqual([[499], '']);
  });
});
