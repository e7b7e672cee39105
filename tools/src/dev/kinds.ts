import { relative } from 'node:path';
import type { Service } from '../services';

/** What a changed file asks for, besides the apps that have read it as a module. */
export type Kind =
  | { kind: 'migration'; of: Service | 'every service' }
  | { kind: 'graph' }
  | { kind: 'gateway' }
  | { kind: 'ourselves' }
  | { kind: 'module' };

export function kindOf(repository: string, file: string): Kind {
  const path = relative(repository, file);
  const migration = /^(?:apps\/(\w+)|libs\/runtime)\/src\/migrations\/\d{13}-[a-z0-9-]+\.sql$/.exec(path);
  if (migration) return { kind: 'migration', of: (migration[1] as Service | undefined) ?? 'every service' };
  if (path === 'apps/gateway/events.graphql') return { kind: 'graph' };
  if (/^apps\/gateway\/(supergraph\.graphql|operations\.json)$/.test(path)) return { kind: 'gateway' };
  if (/^(tools\/src\/(dev|start)|libs\/stack|data)\//.test(path) && !path.endsWith('.test.ts')) return { kind: 'ourselves' };
  return { kind: 'module' };
}

/** What the pages are made of: see start/pages.ts. */
export const isOfPages = (repository: string, file: string): boolean => /^(apps\/web|libs\/kernel\/src)\//.test(relative(repository, file)) && !/\.test\.tsx?$/.test(file);
