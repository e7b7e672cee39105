export type Program = 'plain' | 'ours' | 'hive-gateway' | 'hive-router' | 'cosmo';

/** One gateway of the comparison, as it is set: each runs in a process of its own, all of them at the same time. */
export interface Column {
  name: string; title: string; program: Program;
  /** Environment, or for Hive Router's configuration a part of it, beside what all columns of the program have. */
  settings: Readonly<Record<string, string>>;
}

/**
 * Which settings are which column. A feature of ours that gets a setting gets its two columns here, with it and without.
 * `ours` is the gateway of the house as it starts by default: rights, limits, rates, metrics and tracing are on in every column of ours.
 */
export const COLUMNS: readonly Column[] = [
  { name: 'plain', title: 'plain @apollo/gateway', program: 'plain', settings: {} },
  { name: 'ours', title: 'ours', program: 'ours', settings: {} },
  { name: 'ours-plain', title: 'ours, EXECUTOR=plain', program: 'ours', settings: { EXECUTOR: 'plain' } },
  { name: 'hive-gateway', title: 'Hive Gateway', program: 'hive-gateway', settings: {} },
  { name: 'hive-gateway-rust', title: 'Hive Gateway, Rust planner', program: 'hive-gateway', settings: { HIVE_ROUTER_RUNTIME: 'true' } },
  { name: 'hive-router', title: 'Hive Router', program: 'hive-router', settings: {} },
  { name: 'hive-router-alone', title: 'Hive Router, no joining', program: 'hive-router', settings: { 'traffic_shaping.all.dedupe_enabled': 'false', 'traffic_shaping.router.dedupe.enabled': 'false' } },
  { name: 'cosmo', title: 'Cosmo', program: 'cosmo', settings: {} },
  { name: 'cosmo-alone', title: 'Cosmo, no joining', program: 'cosmo', settings: { ENGINE_ENABLE_SINGLE_FLIGHT: 'false', ENGINE_ENABLE_INBOUND_REQUEST_DEDUPLICATION: 'false' } },
];

/** The column that a goal means by us: without joining and caches, with joining only, with all. Until a feature has a setting, they are the same. */
export const OURS = { alone: 'ours', joining: 'ours', caching: 'ours' } as const;
