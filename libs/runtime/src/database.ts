import { DataSource } from 'typeorm';
import { DepartmentCopy, PersonCopy } from './people-copy';
import { ProjectCopy } from './project-copy';
import { RegionCopy } from './region-copy';
import { SnakeNaming } from './naming';

export type EntityClass<T extends object = object> = new () => T;

export interface DatabaseOptions { url: string; name: string; connections: number }

/** A pool of connections under one role. Waiting for a free one ends after 3 s, a statement after 10 s; days are those of Shanghai, whatever the server's zone. */
export async function openDatabase(options: DatabaseOptions, entities: readonly EntityClass[]): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres', url: options.url, applicationName: options.name, poolSize: options.connections, synchronize: false, logging: false,
    entities: [RegionCopy, ProjectCopy, PersonCopy, DepartmentCopy, ...entities], namingStrategy: new SnakeNaming(),
    extra: { options: '-c TimeZone=Asia/Shanghai', connectionTimeoutMillis: 3_000, statement_timeout: 10_000, idle_in_transaction_session_timeout: 10_000 },
  });
  return source.initialize();
}
