import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '@cornerstone/stack/kept-folder';

export type Program = 'plain' | 'ours' | 'hive-gateway' | 'hive-router' | 'cosmo';

/** One gateway of the comparison, as it is set: each runs in a process of its own, all of them at the same time. */
export interface Column {
  name: string; title: string; program: Program;
  /** Environment, or for Hive Router's configuration a part of it, beside what all columns of the program have. */
  settings: Readonly<Record<string, string>>;
  /** Only when it is named. */
  onDemand?: true;
}

const JOINING = ['JOIN_REQUESTS', 'JOIN_FETCHES', 'JOIN_ENTITIES'] as const;
const without = (...names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, 'false']));

/**
 * Which settings are which column. A feature of ours that gets a setting gets its column here, without it.
 * `ours` is the gateway of the house as it starts by default; rights, limits, rates, metrics and tracing are on in every column of ours.
 */
export const COLUMNS: readonly Column[] = [
  { name: 'plain', title: 'plain @apollo/gateway', program: 'plain', settings: {} },
  { name: 'ours', title: 'ours', program: 'ours', settings: {} },
  { name: 'ours-caching', title: 'ours, CACHE=answers', program: 'ours', settings: { CACHE: 'answers' } },
  { name: 'ours-entities', title: 'ours, CACHE=entities', program: 'ours', settings: { CACHE: 'entities' }, onDemand: true },
  { name: 'ours-alone', title: 'ours, no joining', program: 'ours', settings: without(...JOINING) },
  { name: 'ours-node-http', title: 'ours, FRONT=node', program: 'ours', settings: { FRONT: 'node' }, onDemand: true },
  { name: 'ours-plain', title: 'ours, EXECUTOR=plain', program: 'ours', settings: { EXECUTOR: 'plain' } },
  ...JOINING.map((name): Column => ({ name: `ours-no-${name.toLowerCase().replace('_', '-')}`, title: `ours, ${name}=false`, program: 'ours', settings: without(name), onDemand: true })),
  { name: 'hive-gateway', title: 'Hive Gateway', program: 'hive-gateway', settings: {} },
  { name: 'hive-gateway-rust', title: 'Hive Gateway, Rust planner', program: 'hive-gateway', settings: { HIVE_ROUTER_RUNTIME: 'true' } },
  { name: 'hive-router', title: 'Hive Router', program: 'hive-router', settings: {} },
  { name: 'hive-router-alone', title: 'Hive Router, no joining', program: 'hive-router', settings: { 'traffic_shaping.all.dedupe_enabled': 'false', 'traffic_shaping.router.dedupe.enabled': 'false' } },
  { name: 'cosmo', title: 'Cosmo', program: 'cosmo', settings: {} },
  { name: 'cosmo-alone', title: 'Cosmo, no joining', program: 'cosmo', settings: { ENGINE_ENABLE_SINGLE_FLIGHT: 'false', ENGINE_ENABLE_INBOUND_REQUEST_DEDUPLICATION: 'false' } },
];

/** The columns that a goal means by us, the best one first: the next where the gateway has not the settings of it. */
export const OURS = { alone: ['ours-alone', 'ours'], joining: ['ours'], caching: ['ours-caching'] } as const;

/** Settings of a column of ours that the gateway of this checkout does not have: it would not say so, and be measured as something else. */
export function unknownSettings({ program, settings }: Column): string[] {
  if (program !== 'ours') return [];
  const text = ['config.ts', 'cache/settings.ts'].map((file) => readFileSync(join(REPOSITORY, 'apps/gateway/src', file), 'utf8')).join('\n');
  return Object.keys(settings).filter((name) => !new RegExp(`^ {2}${name}:`, 'm').test(text));
}
