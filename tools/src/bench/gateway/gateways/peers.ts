import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Program } from './columns';

const run = promisify(execFile);
const OWN = fileURLToPath(new URL('../peers/', import.meta.url));
const [HIVE_ROUTER, COSMO] = ['0.3.10', '0.341.0'];
/** Compilers are patient, and so is whoever asked for them. */
const BUILDING = { maxBuffer: 64 * 1024 * 1024 };
type Peer = Exclude<Program, 'plain' | 'ours'>;

/** Where peers lie that were brought once; nothing of them is part of the house. */
export interface Peers { folder: string; cosmoSource: string | undefined; say(line: string): void }

export const hiveGatewayIn = (folder: string): string => join(folder, 'hive-gateway/node_modules/@graphql-hive/gateway/dist/bin.js');
export const wgcIn = (folder: string): string => join(folder, 'wgc/node_modules/wgc/dist/src/index.js');
export const hiveRouterIn = (folder: string): string => join(folder, `hive-router-${HIVE_ROUTER}/bin/hive_router`);
export const cosmoIn = (folder: string): string => join(folder, `cosmo-router-${COSMO}/bin/router`);

const NEEDS: Record<Peer, ((folder: string) => string)[]> = { 'hive-gateway': [hiveGatewayIn], 'hive-router': [hiveRouterIn], cosmo: [cosmoIn, wgcIn] };

/** What is missing of a peer; null: it can be started. */
export const lacking = (peer: Peer, folder: string): string | null => NEEDS[peer].map((place) => place(folder)).find((file) => !existsSync(file)) ?? null;

/** Installs or builds what is missing; answers what could not be had, by peer. */
export async function bring(wanted: readonly Peer[], peers: Peers): Promise<Map<Peer, string>> {
  const refused = new Map<Peer, string>();
  for (const peer of wanted) {
    try {
      await bringOne(peer, peers);
    } catch (fault) {
      refused.set(peer, lastWords(fault));
    }
  }
  return refused;
}

async function bringOne(peer: Peer, peers: Peers): Promise<void> {
  const { folder } = peers;
  await mkdir(folder, { recursive: true });
  if (peer === 'hive-gateway' && !existsSync(hiveGatewayIn(folder))) await installed('hive-gateway', peers);
  if (peer === 'cosmo' && !existsSync(wgcIn(folder))) await installed('wgc', peers);
  if (peer === 'hive-router' && !existsSync(hiveRouterIn(folder))) await hiveRouter(peers);
  if (peer === 'cosmo' && !existsSync(cosmoIn(folder))) await cosmo(peers);
}

/** Each with packages of its own: they want different versions of the same. */
async function installed(what: 'hive-gateway' | 'wgc', { folder, say }: Peers): Promise<void> {
  const to = join(folder, what);
  say(`installing ${what} with npm`);
  await mkdir(to, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(OWN, what, file), join(to, file));
  await run('nice', ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { ...BUILDING, cwd: to });
}

/** Built as its makers build it; the crate that is published takes their settings of the compiler from nowhere. */
async function hiveRouter({ folder, say }: Peers): Promise<void> {
  const args = ['install', 'hive-router', '--version', HIVE_ROUTER, '--locked', '--bin', 'hive_router', '--features', 'graphiql', '--root', join(folder, `hive-router-${HIVE_ROUTER}`)];
  // What is compiled stays until all is: a build that was interrupted goes on where it was.
  const half = join(folder, 'hive-router-target');
  const env = { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'true', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '1', CARGO_TARGET_DIR: half };
  say('building Hive Router with cargo: half an hour and more');
  try {
    await run('nice', ['cargo', ...args], { ...BUILDING, env });
  } catch (fault) {
    if (!/requires rustc/.test(String((fault as { stderr?: string }).stderr))) throw fault;
    say('it wants a newer rustc: once more with the nightly toolchain');
    await run('nice', ['cargo', '+nightly', ...args], { ...BUILDING, env });
  }
  await rm(half, { recursive: true, force: true });
}

/** From a checkout where one is given, else from the module proxy. */
async function cosmo({ folder, cosmoSource, say }: Peers): Promise<void> {
  const bin = join(folder, `cosmo-router-${COSMO}/bin`);
  await mkdir(bin, { recursive: true });
  if (cosmoSource === undefined) {
    say('building Cosmo Router with go');
    return void await run('nice', ['go', 'install', `github.com/wundergraph/cosmo/router/cmd/router@v${COSMO}`], { ...BUILDING, env: { ...process.env, GOBIN: bin, CGO_ENABLED: '0' } });
  }
  say(`building Cosmo Router from ${cosmoSource}`);
  const copy = await mkdtemp(join(tmpdir(), 'cosmo-router-'));
  try {
    await cp(join(cosmoSource, 'router'), join(copy, 'router'), { recursive: true });
    // Compresses what goes to the makers' control plane, to which nothing goes here; not every proxy has it.
    await cp(join(OWN, 'connect-brotli'), join(copy, 'connect-brotli'), { recursive: true });
    await writeFile(join(copy, 'connect-brotli/go.mod'), await readFile(join(OWN, 'connect-brotli/go.mod.txt')));
    const options = { ...BUILDING, cwd: join(copy, 'router'), env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false' } };
    await run('go', ['mod', 'edit', '-replace', 'go.withmatt.com/connect-brotli=../connect-brotli'], options);
    await run('nice', ['go', 'build', '-trimpath', '-ldflags', '-s -w', '-o', cosmoIn(folder), './cmd/router'], options);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const lastWords = (fault: unknown): string => ((fault as { stderr?: string }).stderr || String(fault)).trim().split('\n').slice(-3).join(' ').slice(0, 400);
