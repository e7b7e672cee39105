import { connect, type Socket } from 'node:net';
import { keyOf, KEY } from '../shop/queries';
import { answerReader } from './answer-reader';
import { headOf, loaded, PATIENCE_MS, type Load } from './load';

/** Keep-alive connections, on each one request after the other; reads no more of an answer than where it ends. */
const load = JSON.parse(process.argv[2] ?? '') as Load;
const { port, tokens, asked, fresh, connections, seconds } = load;
const [before = '', after] = load.body.split(KEY);
const heads = (tokens.length > 0 ? tokens : [null]).map((token) => Buffer.from(`${headOf(load)}${token === null ? '' : `authorization: Bearer ${token}\r\n`}\r\n${before}`));
const times: number[] = [];
let [at, bytes, faults, isOver] = [0, 0, 0, false];
const sockets = new Set<Socket>();

function open(): void {
  let began = 0;
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const ask = (): void => {
    began = performance.now();
    socket.cork();
    socket.write(heads[at % heads.length] as Buffer);
    if (after !== undefined) socket.write(keyOf(asked, at, fresh) + after);
    socket.uncork();
    at += 1;
  };
  sockets.add(socket);
  socket.on('data', answerReader((answer) => {
    if (answer.status === 200) { times.push(performance.now() - began); bytes += answer.bytes; } else faults += 1;
    if (!isOver) ask();
    else tell();
  }));
  socket.once('connect', ask);
  socket.on('error', () => { faults += 1; socket.destroy(); });
  // A gateway may end a connection between two answers: the turn goes on with as many as it began with.
  socket.once('close', () => { sockets.delete(socket); if (!isOver) setTimeout(open, 10); });
}

const began = performance.now();
for (let count = 0; count < connections; count += 1) open();
setTimeout(() => { isOver = true; if (times.length > 0) tell(); }, seconds * 1_000);
// The slowest is waited for until it has answered once.
setTimeout(tell, seconds * 1_000 + PATIENCE_MS);

function tell(): void {
  process.stdout.write(`${JSON.stringify(loaded(times, { seconds: (performance.now() - began) / 1_000, bytes, faults }))}\n`, () => { process.exit(0); });
}
