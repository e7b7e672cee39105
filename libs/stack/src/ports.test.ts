import { createServer, type Server } from 'node:net';
import { choosePorts, isFree } from './ports';

const listen = (port: number): Promise<Server> => new Promise((resolve) => {
  const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
});

describe('choose ports 选择端口', () => {
  it('gives each name its own free port', async () => {
    const ports = await choosePorts(['postgres', 'kafka', 'projects'] as const);
    expect(new Set(Object.values(ports)).size).toBe(3);
    for (const port of Object.values(ports)) expect(await isFree(port)).toBe(true);
  });

  it('keeps a remembered port that is still free', async () => {
    const before = await choosePorts(['postgres', 'kafka'] as const);
    expect(await choosePorts(['postgres', 'kafka'] as const, before)).toEqual(before);
  });

  it('passes over a remembered port that somebody has taken', async () => {
    const before = await choosePorts(['postgres'] as const);
    const taken = await listen(before.postgres);
    try {
      expect(await isFree(before.postgres)).toBe(false);
      expect((await choosePorts(['postgres'] as const, before)).postgres).not.toBe(before.postgres);
    } finally {
      taken.close();
    }
  });
});
