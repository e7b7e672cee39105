import { dayOfStep, lifeStepNames, lifeSteps, wayOfLife, type LifeStepName } from '@cornerstone/events/life';
import { projectDescribed, projectListed, projectRegistered } from '@cornerstone/events/projects';
import { projectDelisted } from '@cornerstone/events/projects-life';
import { projectReserved, projectReserveDropped } from '@cornerstone/events/projects-reserve';
import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { select } from './rows';
import { on, type Consumer, type Copies } from './slice';
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

const staged = (name: LifeStepName): Consumer => on(lifeSteps[name].told, (tx, event) =>
  query(tx, `/* projectStage */ update project_copy set stage = case when version < $3 then $2 else stage end, version = greatest(version, $3), started_on = coalesce($4, started_on) where id = $1`,
    [event.aggregateId, lifeSteps[name].to, event.aggregateVersion, name === 'STARTED' ? dayOfStep(name, event.data) : null]));

/** A list takes a project further and never back, and none that is suspended, cancelled or removed (P2). */
const FURTHER = `case when coalesce(array_position($5::text[], stage), 9) < array_position($5::text[], $2) then $2 else stage end`;

/** Named in the definition of each service whose policies or statements rest on the projects it has heard of. */
export const projectCopies: Copies = { tables: ['project_copy'], consumers: [
  on(projectRegistered, (tx, event) => query(tx, `/* copyProject */
    insert into project_copy (id, code, name, kind, stage, sector, region_codes, region_paths, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (id) do nothing`,
  [event.aggregateId, event.data.code, event.data.name, event.data.kind, event.data.stage, event.data.sector, event.data.regionCodes, event.regionPaths, event.aggregateVersion])),
  on(projectDescribed, (tx, event) => query(tx, `/* redescribeProject */
    update project_copy set code = coalesce($2, code), name = coalesce($3, name), kind = coalesce($4, kind), sector = coalesce($5, sector),
      region_codes = coalesce($6, region_codes), region_paths = $7, version = $8 where id = $1`,
  [event.aggregateId, event.data.code ?? null, event.data.name ?? null, event.data.kind ?? null, event.data.sector ?? null, event.data.regionCodes ?? null, event.regionPaths, event.aggregateVersion])),
  on(projectListed, (tx, event) => query(tx,
    `/* relistProject */ update project_copy set stage = ${FURTHER}, level = coalesce($3, level), version = $4 where id = $1`,
    [event.aggregateId, event.data.stage, event.data.level, event.aggregateVersion, wayOfLife])),
  on(projectDelisted, (tx, event) => query(tx, '/* delistProject */ update project_copy set level = $2, version = $3 where id = $1 and version < $3', [event.aggregateId, event.data.level, event.aggregateVersion])),
  ...lifeStepNames.map(staged),
  ...[projectReserved, projectReserveDropped].map((step) => on(step, (tx, event) =>
    query(tx, '/* projectReserve */ update project_copy set stage = $2, version = $3 where id = $1 and version < $3', [event.aggregateId, event.data.stage, event.aggregateVersion]))),
] };

/** A project that this service has heard of and the person may see. */
export async function projectHeardOf(tx: Tx, id: string): Promise<ProjectCopy> {
  const [project] = await select(tx, ProjectCopy, '/* projectHeardOf */ select * from project_copy where id = $1', [id]);
  if (!project) throw notFound({ en: 'The project', zh: '项目' }, id);
  return project;
}
