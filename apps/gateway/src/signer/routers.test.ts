import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse as parseGraph } from 'graphql';
import { parse } from 'yaml';
import { supergraphFault } from '../supergraph-file';

const FOLDER = new URL('../../../../infra/routers/', import.meta.url);
const read = (name: string): Tree => parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Tree;
interface Tree { [key: string]: unknown }
type Keys = { [key: string]: Keys | null };

/** Keys of the routers' published settings, as far as these files use them; null: a value, or names of our own. Both refuse a key that they do not know. */
const HIVE: Keys = {
  supergraph: { source: null, path: null }, http: { host: null, port: null, graphql_endpoint: null }, override_subgraph_urls: { subgraphs: null }, headers: { all: { request: null } },
  traffic_shaping: { all: { request_timeout: null, dedupe_enabled: null, circuit_breaker: { enabled: null, error_threshold: null, volume_threshold: null, reset_timeout: null } }, router: { request_timeout: null, dedupe: { enabled: null, headers: null } } },
  limits: { max_request_body_size: null, max_depth: { n: null, ignore_introspection: null, flatten_fragments: null }, max_tokens: { n: null }, max_aliases: { n: null }, max_directives: { n: null } },
  introspection: null, subscriptions: { enabled: null },
};
const LIMIT: Keys = { enabled: null, limit: null };
const COSMO: Keys = {
  version: null, listen_addr: null, graphql_path: null, playground_enabled: null, introspection_enabled: null, execution_config: { file: { path: null, watch: null } }, headers: { all: { request: null } },
  traffic_shaping: { router: { max_request_body_size: null }, all: { request_timeout: null, circuit_breaker: { enabled: null, request_threshold: null, error_threshold_percentage: null, sleep_window: null } } },
  security: { complexity_limits: { depth: LIMIT, total_fields: LIMIT, root_fields: LIMIT, root_field_aliases: LIMIT } }, websocket: { enabled: null }, graphql_metrics: { enabled: null },
};

function unknownIn(tree: Tree, keys: Keys, at = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (!Object.hasOwn(keys, key)) return [`${at}${key}`];
    const within = keys[key];
    return within ? unknownIn(value as Tree, within, `${at}${key}.`) : [];
  });
}

describe('files for other routers 其他路由器的配置', () => {
  const graph = read('cosmo-graph.yaml') as unknown as { version: number; subgraphs: { name: string; routing_url: string; schema: { file: string } }[] };
  const hive = read('hive-router.yaml') as { supergraph: { path: string }; override_subgraph_urls: { subgraphs: Record<string, { url: string }> } };
  const services = graph.subgraphs.map(({ name }) => name);

  it('have keys that their routers know', () => {
    expect([unknownIn(hive as unknown as Tree, HIVE), unknownIn(read('cosmo-router.yaml'), COSMO)]).toEqual([[], []]);
  });

  it('name the committed supergraph, and every service in it', () => {
    const supergraph = new URL(hive.supergraph.path, FOLDER);
    expect(fileURLToPath(supergraph)).toMatch(/apps\/gateway\/supergraph\.graphql$/);
    expect(supergraphFault(supergraph, services)).toBeNull();
    expect(Object.keys(hive.override_subgraph_urls.subgraphs)).toEqual(services);
  });

  it('ask every service through the signer', () => {
    const urls = services.map((name) => `http://127.0.0.1:4010/${name}`);
    expect([graph.subgraphs.map(({ routing_url: url }) => url), Object.values(hive.override_subgraph_urls.subgraphs).map(({ url }) => url)]).toEqual([urls, urls]);
  });

  it('hand on the person\'s token, and no cookie', () => {
    const cosmo = read('cosmo-router.yaml') as { headers: { all: { request: { op: string; named: string }[] } } };
    const { request: [rule] } = (read('hive-router.yaml') as { headers: { all: { request: [{ propagate: { named: string[] } }] } } }).headers.all;
    expect([rule.propagate.named.includes('authorization'), rule.propagate.named.includes('cookie')]).toEqual([true, false]);
    expect(cosmo.headers.all.request.map(({ op, named }) => [op, named.toLowerCase()])).toEqual(['authorization', 'accept-language', 'cornerstone-department'].map((name) => ['propagate', name]));
  });

  it('have schemas that compose without the gateway\'s own part', () => {
    const files = graph.subgraphs.map(({ name, schema }) => ({ name, url: new URL(schema.file, FOLDER) }));
    expect(files.filter(({ url }) => !existsSync(url))).toEqual([]);
    const { errors = [], supergraphSdl = '' } = composeServices(files.map(({ name, url }) => ({ name, url: `http://${name}`, typeDefs: parseGraph(readFileSync(url, 'utf8')) })));
    expect([errors.map(String), supergraphSdl.includes('type Project')]).toEqual([[], true]);
  }, 60_000);
});
