import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** What the program is told. */
export interface PlainSettings { supergraph: string; port: number }

/** @apollo/gateway as its manual starts it, and nothing of ours. */
const { supergraph, port } = JSON.parse(process.argv[2] ?? '') as PlainSettings;
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (text: string) => { process.stderr.write(`${text}\n`); } };
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: readFileSync(supergraph, 'utf8'), logger: quiet }), logger: quiet });
await startStandaloneServer(server, { listen: { port, host: '127.0.0.1' } });
