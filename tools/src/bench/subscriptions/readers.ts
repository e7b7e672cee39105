import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createParser } from 'eventsource-parser';
import { WebSocket } from 'ws';

export type Way = 'graphql-ws' | 'graphql-sse';
/** One open subscription. `heard`: called with each answer. */
export interface Reader { way: Way; stop(): void }
export interface Opening { address: string; query: string; token: string; heard: (answer: string) => void; ended: (why: string) => void }

const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** Without a client library: 2,500 of them would be measured with what they hold. */
export const open = (way: Way, opening: Opening): Promise<Reader> => (way === 'graphql-ws' ? overWebSocket(opening) : overSse(opening));

async function overWebSocket({ address, query, token, heard, ended }: Opening): Promise<Reader> {
  const socket = new WebSocket(address.replace('http', 'ws'), 'graphql-transport-ws', { perMessageDeflate: false });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}`, 'accept-language': 'en' } }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  socket.on('message', (data: Buffer) => { heard(data.toString()); });
  socket.on('error', (fault) => { ended(String(fault)); });
  socket.once('close', (code, reason) => { ended(`${code} ${reason.toString()}`); });
  return { way: 'graphql-ws', stop: () => { socket.removeAllListeners('close').terminate(); } };
}

function overSse({ address, query, token, heard, ended }: Opening): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const asking = request(`${address}?query=${encodeURIComponent(query)}`, { agent, headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, 'accept-language': 'en' } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`refused with ${answer.statusCode}`));
      const parser = createParser({ onEvent: ({ event, data }) => { if (event === 'next') heard(data); else ended(event ?? 'no name'); } });
      answer.setEncoding('utf8').on('data', (text: string) => { parser.feed(text); }).once('close', () => { ended('closed'); });
      resolve({ way: 'graphql-sse', stop: () => { answer.removeAllListeners('close'); asking.destroy(); } });
    });
    asking.once('error', (fault) => { reject(fault); ended(String(fault)); });
    asking.end();
  });
}
