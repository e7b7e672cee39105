import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { memoryBroker } from '@cornerstone/testing/memory-broker';
import { until } from '@cornerstone/testing/until';
import { openSmallHouse, type SmallHouse } from '../small-house.fixture';
import { anEvent, outgoing } from './events.fixture';

/** Much more than a socket's buffers take. */
const LARGE = 'x'.repeat(200_000);

describe('a reader that does not read 不读取的订阅者', () => {
  let house: SmallHouse;
  const sockets: Socket[] = [];
  beforeEach(async () => { house = await openSmallHouse({ streaming: { patience: 1_000, room: { messages: 20, bytes: 50_000_000 } } }); await until(() => house.streams.hub.places() !== null); });
  afterEach(async () => { for (const each of sockets.splice(0)) each.destroy(); await house.stop(); });

  const port = () => Number(new URL(house.address).port);
  const authorization = async () => `Bearer ${await house.token('drc')}`;
  const metric = async (line: string) => (await (await fetch(`${house.address}/metrics`)).text()).split('\n').find((each) => each.startsWith(line));
  const publishMuch = () => house.broker.publish(Array.from({ length: 60 }, () => outgoing(anEvent({ data: { on: '2024-03-01', reason: LARGE, resumeBy: null } }))));
  const open = (kind: string) => until(async () => await metric(`gateway_streams_open{kind="${kind}"}`) === `gateway_streams_open{kind="${kind}"} 1`);
  /** A real socket that is never read from after the first answer. */
  const deaf = async (request: string): Promise<Socket> => {
    const socket = connect(port(), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined); // ended by the gateway: what the test waits for
    await new Promise<void>((resolve) => { socket.once('connect', resolve); });
    socket.write(request);
    await new Promise<void>((resolve) => { socket.once('data', () => { socket.pause(); resolve(); }); });
    return socket;
  };

  it.each([
    ['events', (token: string) => `GET /events/stream HTTP/1.1\r\nhost: house\r\nauthorization: ${token}\r\n\r\n`],
    ['graph-sse', (token: string) => `GET /graphql?query=${encodeURIComponent('subscription { events { id data } }')} HTTP/1.1\r\nhost: house\r\naccept: text/event-stream\r\nauthorization: ${token}\r\n\r\n`],
  ])('is dropped over SSE (%s), and nothing is kept for it', async (kind, request) => {
    await deaf(request(await authorization()));
    await open(kind);
    await publishMuch();
    await until(async () => await metric(`gateway_streams_open{kind="${kind}"}`) === `gateway_streams_open{kind="${kind}"} 0`);
    expect(await metric(`gateway_streams_dropped_total{kind="${kind}"}`)).toMatch(/ 1$/);
  });

  it('is none who left while an answer was sought: its place is free at once', async () => {
    await house.stop();
    house = await openSmallHouse({ streaming: { patience: 60_000 } });
    await until(() => house.streams.hub.places() !== null);
    const waiting: (() => void)[] = [];
    house.replace('projects', (_incoming, answer) => { waiting.push(() => { answer.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"project":{"__typename":"Project","id":"prj_1","code":"P1"}}}'); }); });
    const request = `GET /graphql?query=${encodeURIComponent('subscription { projectChanged(code: "P1") { code } }')} HTTP/1.1\r\nhost: house\r\naccept: text/event-stream\r\nauthorization: ${await authorization()}\r\n\r\n`;
    const socket = connect(port(), '127.0.0.1');
    socket.write(request);
    await until(() => waiting.length > 0);
    socket.destroy();
    await until(async () => /^http_requests_in_flight 1$/m.test(await (await fetch(`${house.address}/metrics`)).text()));
    for (const go of waiting.splice(0)) go();
    house.replace('projects', null);
    await until(async () => await metric('gateway_streams_open{kind="graph-sse"}') === 'gateway_streams_open{kind="graph-sse"} 0');
    expect([house.streams.shares.held, await metric('gateway_streams_dropped_total{kind="graph-sse"}')]).toEqual([0, undefined]);
  });

  it('is none who left while the broker was asked for its places', async () => {
    await house.stop();
    const broker = memoryBroker();
    let isSilent = false;
    house = await openSmallHouse({ broker: { ...broker, places: (...asked) => (isSilent ? new Promise<never>(() => undefined) : broker.places(...asked)) } });
    await until(() => house.streams.hub.places() !== null);
    isSilent = true;
    const socket = connect(port(), '127.0.0.1');
    socket.write(`GET /events/stream?from=beginning HTTP/1.1\r\nhost: house\r\nauthorization: ${await authorization()}\r\n\r\n`);
    await until(() => house.streams.shares.held === 1);
    socket.destroy();
    await until(() => house.streams.shares.held === 0);
  });

  it('is dropped over WebSocket, and another one on it hears on', async () => {
    const [deafOne, other] = await Promise.all([1, 2].map(async () => {
      const socket = new WebSocket(`${house.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { authorization: await authorization() } });
      await new Promise((resolve) => { socket.once('open', resolve); });
      socket.send('{"type":"connection_init"}');
      await new Promise((resolve) => { socket.once('message', resolve); });
      socket.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { events { id data } }"}}');
      return socket;
    }));
    let heard = 0;
    other?.on('message', () => { heard += 1; });
    await until(async () => await metric('gateway_streams_open{kind="graph-ws"}') === 'gateway_streams_open{kind="graph-ws"} 2');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    deafOne?.pause();
    for (let time = 0; time < 60; time += 1) {
      await house.broker.publish([outgoing(anEvent({ data: { on: '2024-03-01', reason: LARGE, resumeBy: null } }))]);
      await until(() => heard > time);
    }
    await until(async () => await metric('gateway_streams_open{kind="graph-ws"}') === 'gateway_streams_open{kind="graph-ws"} 1');
    expect(await metric('gateway_streams_dropped_total{kind="graph-ws"}')).toMatch(/ 1$/);
    deafOne?.terminate();
    other?.close();
  });
});
