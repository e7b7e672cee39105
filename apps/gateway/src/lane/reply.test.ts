import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { headOf } from './reply';

/** The head that node:http writes, ended by the other side. */
async function byNode(status: number, headers: Record<string, string | number> | string[], keepsFor: number | null): Promise<string> {
  const server = createServer((_incoming, outgoing) => { outgoing.shouldKeepAlive = keepsFor !== null; outgoing.writeHead(status, headers as string[]).end(); });
  server.keepAliveTimeout = keepsFor ?? 0;
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: door\r\n\r\n');
  socket.once('data', () => { setTimeout(() => { server.closeAllConnections(); }, 20); });
  const said = (await buffer(socket)).toString('latin1');
  server.close();
  return said;
}

describe('the head of an answer 应答头', () => {
  const dated = (head: string): string => head.replace(/\r\nDate: (\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)\r\n/, (_line, date: string) => `\r\nDate: ${Math.abs(Date.parse(date) - Date.now()) < 5_000 ? 'now' : date}\r\n`);

  it.each<[number, Record<string, string | number> | string[], number | null]>([
    [200, ['content-type', 'application/json', 'Content-Length', '0'], 65_000], [429, { 'content-type': 'application/json; charset=utf-8', 'retry-after': 5, 'content-length': 0 }, 5_999], [503, { 'content-length': 0, 'x-y': '\t a~ ' }, null], [200, { 'content-length': 0 }, 0], [299, ['content-length', '0'], 1_000],
  ])('is what node:http writes: %i %j %p', async (status, headers, keepsFor) => {
    const ours = dated(headOf(status, headers, keepsFor));
    expect(ours).toBe(dated(await byNode(status, headers, keepsFor)));
    expect(ours).toContain('\r\nDate: now\r\n');
  });

  it.each(['a\r\nb: c', 'a\nb', 'a\0', 'a\xe9', '甲'])('has no value of %j', (value) => { expect(() => headOf(200, { x: value }, null)).toThrow('x would not be one line'); });
});
