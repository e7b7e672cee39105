import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { day } from '@cornerstone/kernel/day';
import type { Fresh, FRESH_PATH, FreshQuestion } from '@cornerstone/runtime/fresh-question';
import { answersOf } from './answers';
import { requestReader } from './http-requests';
import type { Shop } from './schemas';

/** What the program is told: where each service listens, and milliseconds that every answer takes. */
export interface Serving { ports: Record<Shop, number>; delay: number }

type Sendable = Buffer | string;

const { ports, delay } = JSON.parse(process.argv[2] ?? '') as Serving;
const CALLS = '/calls';
const FRESH: typeof FRESH_PATH = '/fresh';
let calls = 0;

/** Four services in one process. `/calls` says how often any of them was asked. */
for (const [shop, port] of Object.entries(ports) as [Shop, number][]) {
  const answer = answersOf(shop);
  const server = createServer({ noDelay: true }, (socket) => {
    const write = inTurn(socket);
    const read = requestReader((path, body) => {
      if (path === CALLS) return write(plain(200, String(calls)));
      if (path === FRESH) return write(plain(200, JSON.stringify(unchanged(body))));
      calls += 1;
      write(delay > 0 ? wait(delay).then(() => safely(answer, body)) : safely(answer, body));
    });
    socket.on('data', read);
    socket.on('error', () => { socket.destroy(); });
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
}
process.stdout.write('ready\n');

/** Answers on one connection go out in the order of their questions; those of one turn in one write. */
function inTurn(socket: Socket): (answer: Sendable | Promise<Sendable>) => void {
  let before: Promise<void> | null = null;
  let isHeld = false;
  const send = (text: Sendable): void => {
    if (!isHeld) { isHeld = true; socket.cork(); process.nextTick(() => { isHeld = false; socket.uncork(); }); }
    socket.write(text);
  };
  return (answer) => {
    if (before === null && !(answer instanceof Promise)) return send(answer);
    const mine = Promise.all([answer, before]).then(([text]) => { send(text); if (before === mine) before = null; });
    before = mine;
  };
}

/** What a shop says in which nothing ever changes: it hears nothing, and nothing waits to be told. */
function unchanged(body: string): Fresh {
  const { edition } = JSON.parse(body) as FreshQuestion;
  return { edition: 'shop', day: day('2024-11-20'), isSettled: true, unsentMs: 0, places: {}, ...(edition !== 'shop' && { nature: { hears: [], own: {} } }) };
}

function plain(status: number, text: string): string {
  return `HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Fault'}\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** What a gateway asks wrongly is its own affair: it is told, and measured as a fault. */
function safely(answer: ReturnType<typeof answersOf>, body: string): Sendable | Promise<Sendable> {
  const asked = answer(body);
  return asked instanceof Promise ? asked.catch((fault: unknown) => { process.stderr.write(`${String(fault)}\n`); return plain(500, String(fault)); }) : asked;
}
