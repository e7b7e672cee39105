import { dayOfStep, lifeStepNames, lifeSteps, wayOfLife, type LifeStepName } from '@cornerstone/events/life';
import { projectDescribed, projectListed, projectRegistered } from '@cornerstone/events/projects';
import { projectCodeChanged } from '@cornerstone/events/projects-codes';
import { projectUnlisted, projectWithdrawn } from '@cornerstone/events/projects-imports';
import { projectDelisted } from '@cornerstone/events/projects-life';
import { projectReserved, projectReserveDropped } from '@cornerstone/events/projects-reserve';
import type { Received } from '@cornerstone/events/define';
import type { Day } from '@cornerstone/kernel/day';
import { notFound } from '@cornerstone/kernel/rejection';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { select } from './rows';
import { on, onTogether, type Consumer, type Copies } from './slice';
import { query, type Tx } from './transaction';

/** What a service remembers of a project it does not own. Row security of its own tables rests on it. */
@Entity()
export class ProjectCopy {
  @PrimaryColumn('text') id: string;
  @Column('text') code: string;
  /** Codes it had rightly before this one. */
  @Column('text', { array: true }) codesBefore: string[];
  @Column('text') name: string;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text') stage: string;
  @Column('text', { nullable: true }) level: string | null;
  @Column('text', { nullable: true }) sector: string | null;
  @Column('text', { array: true }) regionCodes: string[];
  @Column('text', { array: true }) regionPaths: string[];
  @Column('date', { nullable: true }) startedOn: Day | null;
  /** The import that entered it was taken back. */
  @Column('boolean') withdrawn: boolean;
  @Column('integer') version: number;
}

const staged = (name: LifeStepName): Consumer => on(lifeSteps[name].told, (tx, event) =>
  query(tx, `/* projectStage */ update project_copy set stage = case when version < $3 then $2 else stage end, version = greatest(version, $3), started_on = coalesce($4, started_on) where id = $1`,
    [event.aggregateId, lifeSteps[name].to, event.aggregateVersion, name === 'STARTED' ? dayOfStep(name, event.data) : null]));

/** A list takes a project further and never back, and none that is suspended, cancelled or removed (P2). */
const FURTHER = 'case when coalesce(array_position($5::text[], p.stage), 9) < array_position($5::text[], t.stage) then t.stage else p.stage end';

/** In as few goes as tell of each project once in each. */
async function eachOnce<E extends Received>(events: readonly E[], tell: (some: readonly E[]) => Promise<unknown>): Promise<void> {
  const own = [...Map.groupBy(events, ({ aggregateId }) => aggregateId).values()];
  for (let turn = 0; own.some((each) => turn < each.length); turn += 1) await tell(own.flatMap((each) => each[turn] ?? []));
}

/** Named in the definition of each service whose policies or statements rest on the projects it has heard of. */
export const projectCopies: Copies = { tables: ['project_copy'], consumers: [
  onTogether(projectRegistered, (tx, events) => eachOnce(events, (some) => query(tx, `/* copyProjects */
    insert into project_copy (id, code, codes_before, name, kind, stage, sector, region_codes, region_paths, withdrawn, version)
    select id, code, '{}', name, kind, stage, sector, region_codes, region_paths, false, version from jsonb_populate_recordset(null::project_copy, $1)
    on conflict (id) do update set code = excluded.code, name = excluded.name, kind = excluded.kind, stage = excluded.stage, level = null, sector = excluded.sector, region_codes = excluded.region_codes,
      region_paths = excluded.region_paths, started_on = null, withdrawn = false, version = excluded.version where project_copy.withdrawn and project_copy.version < excluded.version`,
  [JSON.stringify(some.map(({ aggregateId, aggregateVersion, regionPaths, data: { code, name, kind, stage, sector, regionCodes } }) => ({ id: aggregateId, code, name, kind, stage, sector, region_codes: regionCodes, region_paths: regionPaths, version: aggregateVersion })))]))),
  on(projectDescribed, (tx, event) => query(tx, `/* redescribeProject */
    update project_copy set code = coalesce($2, code), name = coalesce($3, name), kind = case when $9 then $4 else kind end, sector = case when $10 then $5 else sector end,
      region_codes = coalesce($6, region_codes), region_paths = $7, version = $8 where id = $1`,
  [event.aggregateId, event.data.code ?? null, event.data.name ?? null, event.data.kind ?? null, event.data.sector ?? null, event.data.regionCodes ?? null, event.regionPaths, event.aggregateVersion, event.data.kind !== undefined, event.data.sector !== undefined])),
  on(projectCodeChanged, (tx, event) => query(tx, `/* recodeProject */
    update project_copy set code = $2, codes_before = case when $4 = 'NEW' then array_append(array_remove(codes_before, $2), $3) else array_remove(codes_before, $2) end, version = $5 where id = $1`,
  [event.aggregateId, event.data.code, event.data.earlier, event.data.change, event.aggregateVersion])),
  onTogether(projectListed, (tx, events) => eachOnce(events, (some) => query(tx, `/* relistProjects */ update project_copy p set stage = ${FURTHER}, level = coalesce(t.level, p.level), version = t.version
    from unnest($1::text[], $2::text[], $3::text[], $4::int[]) t(id, stage, level, version) where p.id = t.id`,
  [some.map(({ aggregateId }) => aggregateId), some.map(({ data }) => data.stage), some.map(({ data }) => data.level), some.map(({ aggregateVersion }) => aggregateVersion), wayOfLife]))),
  on(projectDelisted, (tx, event) => query(tx, '/* delistProject */ update project_copy set level = $2, version = $3 where id = $1 and version < $3', [event.aggregateId, event.data.level, event.aggregateVersion])),
  ...lifeStepNames.map(staged),
  on(projectUnlisted, (tx, event) => query(tx, '/* unlistProject */ update project_copy set stage = $2, level = $3, version = $4 where id = $1 and version < $4',
    [event.aggregateId, event.data.stage, event.data.level, event.aggregateVersion])),
  on(projectWithdrawn, (tx, event) => query(tx, '/* withdrawProject */ update project_copy set withdrawn = true, version = $2 where id = $1 and version < $2', [event.aggregateId, event.aggregateVersion])),
  ...[projectReserved, projectReserveDropped].map((step) => on(step, (tx, event) =>
    query(tx, '/* projectReserve */ update project_copy set stage = $2, version = $3 where id = $1 and version < $3', [event.aggregateId, event.data.stage, event.aggregateVersion]))),
] };

/** A project that this service has heard of and the person may see. */
export async function projectHeardOf(tx: Tx, id: string): Promise<ProjectCopy> {
  const [project] = await select(tx, ProjectCopy, '/* projectHeardOf */ select * from project_copy where id = $1 and not withdrawn', [id]);
  if (!project) throw notFound({ en: 'The project', zh: '项目' }, id);
  return project;
}
