import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Part } from './child';
import { StackFault } from './fault';
import { choosePorts } from './ports';
import { commandLine } from './process-table';
import { watch, type News } from './processes';
import { waitUntilReady } from './ready';

const shell = (script: string): Promise<Part> => startChild({ name: 'shell', command: '/bin/sh', args: ['-c', script] });
const until = async (reached: () => boolean): Promise<void> => { while (!reached()) await delay(10); };

describe('watch over a process 看护进程', () => {
  it('tells the last five lines of one that dies while starting', async () => {
    const watched = await watch('projects', () => shell('for i in 1 2 3 4 5 6; do echo line $i; done; exit 3'), () => undefined);
    const start = watched.during(delay(5_000));
    await expect(start).rejects.toThrow(StackFault);
    await expect(start).rejects.toThrow('projects ended while starting (exit code 3); its last lines:\n  line 2\n  line 3\n  line 4\n  line 5\n  line 6');
  });

  it('starts one again that dies later, and tells so', async () => {
    const news: News[] = [];
    const watched = await watch('projects', () => shell('exec sleep 30'), (one) => news.push(one), 1);
    watched.keepAlive();
    const first = news[0] as Extract<News, { kind: 'started' }>;
    process.kill(first.pid, 'SIGKILL');
    await until(() => news.length === 3);
    await watched.stop();
    expect(news.map(({ kind }) => kind)).toEqual(['started', 'died', 'started']);
    expect(news[1]).toMatchObject({ how: 'ended by SIGKILL' });
  });

  it('gives up after five deaths in a minute', async () => {
    const news: News[] = [];
    const watched = await watch('projects', () => shell('exit 1'), (one) => news.push(one), 1);
    watched.keepAlive();
    await until(() => news.at(-1)?.kind === 'down');
    await watched.stop();
    expect(news.filter(({ kind }) => kind === 'started')).toHaveLength(6);
    expect(news.flatMap((one) => (one.kind === 'died' ? [one.again] : []))).toEqual([1, 2, 4, 8, 16]);
  });

  it('does not start one again that it was asked to stop', async () => {
    const news: News[] = [];
    const watched = await watch('projects', () => shell('exec sleep 30'), (one) => news.push(one), 1);
    watched.keepAlive();
    await watched.stop();
    await delay(50);
    expect(news.map(({ kind }) => kind)).toEqual(['started']);
  });

  it('ends by force one that does not listen', async () => {
    const child = await startChild({ name: 'deaf', command: '/bin/sh', args: ['-c', 'trap "" TERM; echo up; while :; do sleep 0.1; done'] });
    await child.says(/up/, 5_000);
    await child.stop(200);
    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('says in one sentence that a program is missing', async () => {
    await expect(startChild({ name: 'Maven', command: 'no-such-program', args: [] })).rejects.toThrow('Maven cannot be started: spawn no-such-program ENOENT.');
  });
});

describe('outlive nobody 不留孤儿进程', () => {
  it('ends the children of a program that was killed', async () => {
    const child = new URL('./child.ts', import.meta.url).href;
    const program = `import(${JSON.stringify(child)}).then(async ({ startChild }) => {
      const one = await startChild({ name: 'one', command: 'sleep', args: ['60'] });
      const other = await startChild({ name: 'other', command: '/bin/sh', args: ['-c', 'trap "" TERM; while :; do sleep 0.1; done'] });
      console.log('pids', one.pid, other.pid);
    })`;
    const parent = await startChild({ name: 'parent', command: process.execPath, args: ['--import', 'tsx', '--eval', program] });
    await parent.says(/^pids/, 10_000);
    const [one, other] = (parent.lastLines(1)[0] ?? '').split(' ').slice(1).map(Number);
    process.kill(parent.pid, 'SIGKILL');
    await parent.exited;
    await delay(500);
    expect(await commandLine(one as number)).toBeUndefined();
    // The deaf one is left to the force that follows ten seconds later.
    expect(await commandLine(other as number)).toBeDefined();
    process.kill(other as number, 'SIGKILL');
  });
});

describe('wait until ready 等待就绪', () => {
  it('goes on as soon as the answer is 200', async () => {
    let asked = 0;
    const server = createServer((_, response) => { asked += 1; response.writeHead(asked < 3 ? 503 : 200).end(); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    await waitUntilReady(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`, 5_000);
    server.close();
    expect(asked).toBe(3);
  });

  it('tells the last answer when its patience is over', async () => {
    const { nobody } = await choosePorts(['nobody'] as const);
    await expect(waitUntilReady(`http://127.0.0.1:${nobody}/readyz`, 150)).rejects.toThrow(/not ready after 0.15 s \(.*ECONNREFUSED/);
  });
});
