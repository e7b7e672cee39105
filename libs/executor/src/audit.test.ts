import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { choosePorts } from '@cornerstone/stack/ports';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
/** A public conformance suite for gateways (graphql-hive/federation-gateway-audit, MIT): it lies beside the repository, and is no part of it. */
const SUITE = fileURLToPath(new URL('../../../../shared/audit/', import.meta.url));

const OURS = `
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { RemoteGraphQLDataSource } from '@apollo/gateway';
import { CompiledGateway } from '../../../libs/executor/src/compiled-gateway.ts';
export async function start(supergraphSdl, port) {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const server = new ApolloServer({ gateway: new CompiledGateway({ supergraphSdl, logger: quiet, buildService: ({ url }) => new RemoteGraphQLDataSource({ url }) }), logger: quiet });
  const { url } = await startStandaloneServer(server, { listen: { port, host: '127.0.0.1' } });
  return { url, stop: () => server.stop() };
}
`;

/** What a gateway passes of the suite, `199/199`, and which cases it does not. */
async function audit(folder: string, gateway: string): Promise<{ passed: string; failures: string[] }> {
  const { suite, door } = await choosePorts(['suite', 'door'] as const);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'run-audit.mjs', 'upstream/src/index.ts', gateway],
    { cwd: folder, env: { PATH: process.env['PATH'], AUDIT_PORT: String(suite), GATEWAY_PORT: String(door), APOLLO_TELEMETRY_DISABLED: 'true' }, maxBuffer: 16 * 1024 * 1024 });
  return { passed: /cases (\d+\/\d+)/.exec(stdout)?.[1] ?? stdout, failures: stdout.split('\n').filter((line) => line.startsWith('- ')) };
}

describe('the federation gateway audit', () => {
  const folder = `${REPOSITORY}tmp/audit/${process.pid}`;
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is passed whole where the suite lies beside the repository', async () => {
    if (!existsSync(SUITE)) {
      process.stdout.write(`  not run: ${SUITE} is not there\n`);
      return;
    }
    await mkdir(folder, { recursive: true });
    await cp(SUITE, folder, { recursive: true });
    await writeFile(`${folder}/ours.mjs`, OURS);
    expect(await audit(folder, './ours.mjs')).toEqual({ passed: '199/199', failures: [] });
  }, 120_000);
});
