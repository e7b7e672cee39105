import { subscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { whatFailed } from './failure';
import type { FromApp, ToApp } from './words';

/** Runs as a process of its own: loads packages, waits, and then becomes the app that it is told to be. */
const tell = (word: FromApp): void => { process.send?.(word); };

const PACKAGES = '/node_modules/';
const seen = new Set<string>();
let files: string[] = [];
let packages: string[] = [];

// What the process really reads is the import graph; a file counts before it is compiled, so that a broken one does too.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (!context.parentURL?.includes(PACKAGES)) note(found.url);
    return found;
  },
});

function note(url: string): void {
  if (!url.startsWith('file:') || seen.has(url)) return;
  seen.add(url);
  if (files.length + packages.length === 0) setImmediate(flush);
  if (url.includes(PACKAGES)) packages.push(url);
  else files.push(fileURLToPath(url.split('?')[0] ?? url));
}

function flush(): void {
  if (files.length + packages.length > 0) tell({ files, packages });
  files = [];
  packages = [];
}
process.on('exit', flush);

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

let allow: () => void = stay;

async function load(urls: readonly string[]): Promise<void> {
  // One after the other and in the order in which an app came upon them: some must be first.
  for (const url of urls) await import(url);
  tell({ spare: true });
}

async function go(program: string, environment: NodeJS.ProcessEnv): Promise<void> {
  Object.assign(process.env, environment);
  const schema = await schemaOf(program);
  flush();
  if (schema !== null) {
    const allowed = new Promise<void>((resolve) => { allow = resolve; });
    tell({ schema });
    await allowed;
  }
  await import(pathToFileURL(program).href);
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', stay);
}

/** Null for an app that is no service. What is asked here is ours, and so is loaded only now. */
async function schemaOf(program: string): Promise<string | null> {
  const file = join(program, '../slices.ts');
  return existsSync(file) ? (await import('./subgraph-of')).schemaIn(file) : null;
}

process.on('message', (word: ToApp) => {
  if ('goOn' in word) return allow();
  if ('leave' in word) {
    // Its own way to stop begins at once with taking nothing new.
    process.emit('SIGTERM');
    return tell({ left: true });
  }
  ('load' in word ? load(word.load) : go(word.go.program, word.go.environment)).catch((fault: unknown) => {
    flush();
    tell({ failed: whatFailed(fault) });
    process.exit(1);
  });
});
