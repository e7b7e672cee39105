import type { Actor } from '@cornerstone/runtime/actor';
import { openSecrets } from '@cornerstone/stack/secrets';
import pg from 'pg';
import { services, type Service } from '../../services';
import type { RunningHouse } from '../running-house';

/** What is so, in plain SQL over all rows, as the administrator whom no policy binds. */
export interface Oracle { rows<R extends object = { id: string }>(service: Service, sql: string, parameters?: unknown[]): Promise<R[]>; close(): Promise<void> }

export async function openOracle(house: RunningHouse): Promise<Oracle> {
  const [{ database }, { adminPassword }] = await Promise.all([house.record(), openSecrets(house.folder)]);
  const pools = new Map(services.map((service) => [service, new pg.Pool({ connectionString: `postgres://postgres:${adminPassword}@${database.host}:${database.port}/${service}`, max: 1 })]));
  return {
    rows: async <R extends object>(service: Service, sql: string, parameters: unknown[] = []) => (await pools.get(service)?.query<R>(sql, parameters))?.rows ?? [],
    close: async () => { await Promise.all([...pools.values()].map((pool) => pool.end())); },
  };
}

const REACH = (paths: string): string => `($1::text = '*' or exists (select from unnest(${paths}) place, unnest($2::text[]) mine where starts_with(place || '.', mine || '.')))`;
/** $1 and $2 of the conditions below. */
export const reach = ({ regions }: Actor): [string, readonly string[]] => (regions === '*' ? ['*', []] : ['', regions]);

const within = (table: string, key: string): string => `exists (select from project_copy p where p.id = ${table}.${key} and ${REACH('p.region_paths')})`;

/** The rows a person may see, stated once more: `$3` says whether money is for them. */
export const mine = {
  projects: ['projects', `select id from project where ${REACH('region_paths')}`],
  cases: ['approvals', `select id from approval_case where ${within('approval_case', 'project_id')}`],
  issues: ['supervision', `select id from issue where ${REACH('region_paths')}`],
  needs: ['elements', `select id from element_need where ${within('element_need', 'project_id')}`],
  pools: ['elements', `select id from element_pool where ${REACH('array[region_path]')} or exists (select from unnest($2::text[]) mine where starts_with(mine, region_path || '.'))`],
  batches: ['funding', `select id from fund_batch b where $3 and (${REACH('array[b.region_path]')} or exists (select from fund_line l where l.batch_id = b.id and ${within('l', 'project_id')}))`],
  lines: ['funding', `select id from fund_line where $3 and ${within('fund_line', 'project_id')}`],
} as const satisfies Record<string, readonly [Service, string]>;
