import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { now, type Visit } from './heard';
import type { Recorder } from './recorder';

type Emit = (this: Server, name: string, ...told: unknown[]) => boolean;

const AFTERWARDS_MS = 100;

/** Every request that this app answers, with its head and its body in bytes. */
export function listenToHttp(app: string, recorder: Recorder): void {
  const seen = new WeakMap<Socket, { read: number; written: number }>();
  const emit = Server.prototype.emit as unknown as Emit;

  const visitOf = (incoming: IncomingMessage, outgoing: ServerResponse): Visit => {
    const { socket } = incoming;
    const before = seen.get(socket) ?? { read: 0, written: 0 };
    const visit: Visit = {
      kind: 'visit', app, trace: incoming.headers['traceparent']?.toString().split('-')[1] ?? '', path: (incoming.url ?? '').split('?')[0] ?? '', at: now(),
      bodyFrom: 0, bodyTo: 0, graphFrom: 0, graphTo: 0, planFrom: 0, planTo: 0, writtenAt: 0, bytesIn: 0, bytesOut: 0, fetches: [], statements: [], spans: [],
    };
    outgoing.once('finish', () => {
      recorder.mark('writtenAt', visit);
      const [read, written] = [socket.bytesRead, socket.bytesWritten];
      Object.assign(visit, { bytesIn: read - before.read, bytesOut: written - before.written });
      seen.set(socket, { read, written });
      // What the app does after the answer, such as closing its transaction, still belongs to it.
      setTimeout(() => { recorder.end(visit); }, AFTERWARDS_MS).unref();
    });
    listenToBody(incoming, visit, recorder);
    return visit;
  };
  (Server.prototype as unknown as { emit: Emit }).emit = function (name, ...told) {
    if (name !== 'request') return emit.call(this, name, ...told);
    const visit = visitOf(told[0] as IncomingMessage, told[1] as ServerResponse);
    return recorder.within(visit, () => emit.call(this, name, ...told));
  };
}

function listenToBody(incoming: IncomingMessage, visit: Visit, recorder: Recorder): void {
  const iterator = incoming.iterator.bind(incoming);
  incoming.iterator = (options) => {
    recorder.mark('bodyFrom', visit);
    return iterator(options);
  };
  incoming.on('newListener', (name) => { if (name === 'data') recorder.mark('bodyFrom', visit); });
  incoming.prependListener('end', () => { recorder.mark('bodyTo', visit); });
}
