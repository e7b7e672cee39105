import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeRecord } from '@cornerstone/stack/stack-record';
import { runHere, type Ran } from '../run-here';

const BIN = fileURLToPath(new URL('../../../bin/cornerstone.mjs', import.meta.url));

export interface Asked { method: string; url: URL; headers: IncomingMessage['headers']; body: unknown }
export type Answer = (asked: Asked, response: ServerResponse) => void;

/** A front door of a few lines that speaks as the gateway does, and the command that talks to it. */
export interface TestDoor {
  folder: string;
  url: string;
  asked: Asked[];
  answer(answer: Answer): void;
  /** The command in this process. */
  cornerstone(...args: string[]): Promise<Ran>;
  /** The command as a program of its own, as a person runs it. */
  program(...args: string[]): Promise<Ran>;
  /** `cornerstone … | head -n` in a shell. */
  headOf(lines: number, ...args: string[]): Promise<Ran>;
  /** Runs until it has written a line with this text on standard output, then gets Ctrl-C. */
  interrupted(text: string, ...args: string[]): Promise<Ran>;
  close(): Promise<void>;
}

export async function openTestDoor(): Promise<TestDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'cornerstone-cli-'));
  const asked: Asked[] = [];
  let answer: Answer = (_, response) => { response.writeHead(404).end(); };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const text = Buffer.concat(parts).toString();
      const one = { method: request.method ?? '', url: new URL(request.url ?? '', 'http://door'), headers: request.headers, body: text ? JSON.parse(text) as unknown : null };
      asked.push(one);
      answer(one, response);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeRecord(folder, { url, brokers: '127.0.0.1:1', database: { host: '127.0.0.1', port: 1 }, startedAt: '2024-01-01T00:00:00Z', ports: {}, processes: { gateway: { pid: 1, mark: 'none' } } });
  const options = { env: { ...process.env, NODE_OPTIONS: '', CORNERSTONE_DATA: folder, CORNERSTONE_TOKEN: 'token-of-the-test' }, maxBuffer: 64 * 1024 * 1024 };
  return {
    folder, url, asked,
    answer: (next) => { answer = next; asked.length = 0; },
    cornerstone: (...args) => runHere(args, options.env),
    program: (...args) => new Promise((resolve) => {
      const child = execFile(process.execPath, [BIN, ...args], options, (_, stdout, stderr) => { resolve({ code: child.exitCode ?? -1, stdout, stderr }); });
    }),
    headOf: (lines, ...args) => new Promise((resolve) => {
      const child = execFile('/bin/bash', ['-c', `set -o pipefail; "$@" | head -n ${lines}`, 'bash', process.execPath, BIN, ...args], options, (_, stdout, stderr) => { resolve({ code: child.exitCode ?? -1, stdout, stderr }); });
    }),
    interrupted: (text, ...args) => new Promise((resolve) => {
      const child = spawn(process.execPath, [BIN, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      const said = { stdout: '', stderr: '' };
      child.stderr.on('data', (part: Buffer) => { said.stderr += part.toString(); });
      child.stdout.on('data', (part: Buffer) => { said.stdout += part.toString(); if (said.stdout.includes(text)) child.kill('SIGINT'); });
      child.once('close', (code) => { resolve({ code: code ?? -1, ...said }); });
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const anEvent = (at: number, values: object = {}): object => ({
  specversion: '1.0', id: `evt_${String(at).padStart(6, '0')}`, type: 'projects.project.started.v1', source: 'projects', subject: `X${at}`, time: '2024-03-02T08:00:00.123Z', knownon: '2024-03-01', projectid: `prj_${at % 7}`,
  aggregateid: `prj_${at % 7}`, aggregateversion: at, regionpaths: '410000.410100', actorid: 'per_1', departmentid: null, traceparent: null, dataschema: 'urn:cornerstone:projects.project.started.v1', data: { startedOn: '2024-03-01', evidenceDigest: 'ab' }, ...values,
});

export const asMessage = (at: number, values?: object): string => `id: c${at}\ndata: ${JSON.stringify(anEvent(at, values))}\n\n`;
export const streaming = (response: ServerResponse): ServerResponse => response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
export const refusing = (response: ServerResponse, status: number, code: string, rule: string, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [{ message, extensions: { code, rule } }] }));
};
