import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { whatFailed } from './failure';
import type { FromApp, ToApp } from './words';

/** Runs as a process of its own: loads packages, waits, and then becomes the app that it is told to be. */
const tell = (word: FromApp): void => { process.send?.(word); };

// Ctrl-C in a terminal reaches this process too; who began it ends it, in the order of the house.
const stay = (): void => undefined;
process.on('SIGINT', stay);

const ASKED_EVERY = 500;
let asked = 0;
subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  // A connection kept for later would lead to this process when a newer one has its place.
  response.shouldKeepAlive = false;
  if (request.method !== 'POST' || Date.now() - asked < ASKED_EVERY) return;
  asked = Date.now();
  tell({ asked: true });
});

async function load(packages: readonly string[]): Promise<void> {
  // One after the other and in the order in which an app came upon them: some must be first.
  for (const each of packages) await import(each);
  tell({ spare: true });
}

async function go(file: string, environment: NodeJS.ProcessEnv): Promise<void> {
  // The gateway's lane before node:http tells nobody of its requests, and keeps its connections.
  Object.assign(process.env, environment, { FRONT: 'node' });
  await import(pathToFileURL(file).href);
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', stay);
}

process.on('message', (word: ToApp) => {
  // Whoever asked for it hears it: see permission.ts.
  if ('goOn' in word) return;
  if ('leave' in word) {
    // Its own way to stop begins at once with taking nothing new.
    process.emit('SIGTERM');
    return tell({ left: true });
  }
  ('load' in word ? load(word.load) : go(word.go.file, word.go.environment)).catch((fault: unknown) => {
    tell({ failed: whatFailed(fault) });
    process.exit(1);
  });
});
