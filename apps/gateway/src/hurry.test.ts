import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { drain } from './draining';
import { until } from '@cornerstone/testing/until';
import { bringsFile, hurry, hurryReader } from './hurry';

describe('a request that does not arrive 请求迟迟不到', () => {
  it('is ended, and one that has arrived is not', async () => {
    const server = createServer((incoming, outgoing) => {
      hurry(incoming, outgoing, 200);
      // What is asked for takes longer than asking may.
      if (incoming.method === 'GET') setTimeout(() => { outgoing.end('late, but here'); }, 400);
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: door\r\ncontent-length: 100\r\n\r\nten bytes.');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('late, but here');
    await drain(server, 1_000);
  });

  it('that is answered and does not read is ended, and a slow one that does is not', async () => {
    const long = 'x'.repeat(20_000_000);
    const server = createServer((_incoming, outgoing) => { hurryReader(outgoing, 1_000); outgoing.end(long); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const ask = () => { const socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nhost: door\r\nconnection: close\r\n\r\n'); return socket; };
    const [deaf, slow] = [ask().pause(), ask()];
    let read = 0;
    // Longer than its patience as a whole, never between two parts.
    slow.on('data', (bytes: Buffer) => { read += bytes.length; slow.pause(); setTimeout(() => { slow.resume(); }, 10); });
    const began = performance.now();
    await until(async () => new Promise<number>((resolve) => { server.getConnections((_fault, count) => { resolve(count); }); }).then((count) => count <= 1));
    await until(() => read > long.length);
    expect(performance.now() - began).toBeGreaterThan(1_000);
    deaf.destroy();
    await drain(server, 1_000);
  });

  it.each(['PUT', 'GET', 'OPTIONS', 'DELETE', undefined])('has as long as a file by POST to /files alone: not by %s', (method) => {
    expect([bringsFile(method, '/files'), bringsFile('POST', '/files/x'), bringsFile('POST', '/graphql'), bringsFile('POST', '/files')]).toEqual([false, false, false, true]);
  });
});
