import type { Received } from '@cornerstone/events/define';
import type { projectCommissioned, projectCompleted, projectDescribed, projectListed, projectRegistered, projectResumed, projectStarted, projectSuspended } from '@cornerstone/events/projects';
import type { DataOf } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Copies } from './slice';
import { query, type Tx } from './transaction';

/** What a service remembers of a project it does not own. Row security of its own tables rests on it. */
@Entity()
export class ProjectCopy {
  @PrimaryColumn('text') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text') stage: string;
  @Column('text', { nullable: true }) level: string | null;
  @Column('text', { nullable: true }) sector: string | null;
  @Column('text', { array: true }) regionCodes: string[];
  @Column('text', { array: true }) regionPaths: string[];
  @Column('date', { nullable: true }) startedOn: Day | null;
  @Column('integer') version: number;
}

const staged = (stage: string) => (tx: Tx, event: Received): Promise<unknown> =>
  query(tx, '/* projectStage */ update project_copy set stage = $2, version = $3 where id = $1 and version < $3', [event.aggregateId, stage, event.aggregateVersion]);

export const projectCopies: Copies = { tables: ['project_copy'], consumers: {
  'projects.project.registered.v1': (tx, event: Received<DataOf<typeof projectRegistered>>) => query(tx, `/* copyProject */
    insert into project_copy (id, code, name, kind, stage, sector, region_codes, region_paths, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (id) do nothing`,
  [event.aggregateId, event.data.code, event.data.name, event.data.kind, event.data.stage, event.data.sector, event.data.regionCodes, event.regionPaths, event.aggregateVersion]),
  'projects.project.described.v1': (tx, event: Received<DataOf<typeof projectDescribed>>) => query(tx, `/* redescribeProject */
    update project_copy set code = coalesce($2, code), name = coalesce($3, name), kind = coalesce($4, kind), sector = coalesce($5, sector),
      region_codes = coalesce($6, region_codes), region_paths = $7, version = $8 where id = $1`,
  [event.aggregateId, event.data.code ?? null, event.data.name ?? null, event.data.kind ?? null, event.data.sector ?? null, event.data.regionCodes ?? null, event.regionPaths, event.aggregateVersion]),
  'projects.project.listed.v1': (tx, event: Received<DataOf<typeof projectListed>>) => query(tx,
    '/* relistProject */ update project_copy set stage = $2, level = coalesce($3, level), version = $4 where id = $1',
    [event.aggregateId, event.data.stage, event.data.level, event.aggregateVersion]),
  'projects.project.started.v1': (tx, event: Received<DataOf<typeof projectStarted>>) => query(tx,
    "/* startProject */ update project_copy set stage = 'UNDER_CONSTRUCTION', started_on = $2, version = $3 where id = $1",
    [event.aggregateId, event.data.startedOn, event.aggregateVersion]),
  'projects.project.suspended.v1': staged('SUSPENDED') satisfies (tx: Tx, event: Received<DataOf<typeof projectSuspended>>) => Promise<unknown>,
  'projects.project.resumed.v1': staged('UNDER_CONSTRUCTION') satisfies (tx: Tx, event: Received<DataOf<typeof projectResumed>>) => Promise<unknown>,
  'projects.project.completed.v1': staged('COMPLETED') satisfies (tx: Tx, event: Received<DataOf<typeof projectCompleted>>) => Promise<unknown>,
  'projects.project.commissioned.v1': staged('COMMISSIONED') satisfies (tx: Tx, event: Received<DataOf<typeof projectCommissioned>>) => Promise<unknown>,
} };
