import { notFound } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { Incident } from './incident.entity';
import { CloseIncidentInput, ReportIncidentInput } from './incidents.inputs';
import { closeIncident, reportIncident } from './incidents.rules';
import { incidentsOf, seriousFrom } from './incidents.sql';

export const IncidentConnection = connectionOf(() => Incident, 'Incident', '质量安全事件');

@Resolver(() => Project)
export class IncidentsResolver {
  @Change(() => Project, () => ReportIncidentInput, 'Reports a quality or safety incident; a serious one blocks completion until it is closed (P6). · 报送质量安全事件')
  async reportIncident(tx: Tx, input: ReportIncidentInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const { kind, severity, what, happenedOn } = input;
    const decided = reportIncident(project, { incidentId: newId('inc'), kind, severity, what, happenedOn, place: input.place ?? null }, await seriousFrom(tx), knownSince(tx, input));
    const { incidentId: id, serious, what: said, place } = decided.data;
    await insert(tx, Incident, { id, projectId: project.id, kind, severity, serious, what: said, place, happenedOn, reportedBy: tx.actor.id, knownOn: decided.knownOn });
    return record(tx, project, [decided]);
  }

  @Change(() => Project, () => CloseIncidentInput, 'Closes an incident with what was done (P6). · 质量安全事件销项')
  async closeIncident(tx: Tx, input: CloseIncidentInput): Promise<Project> {
    const incidentById = async (): Promise<Incident | undefined> => (await select(tx, Incident, '/* incidentById */ select * from incident where id = $1', [input.incidentId]))[0];
    const found = await incidentById();
    if (!found) throw notFound({ en: 'The incident', zh: '质量安全事件' }, input.incidentId);
    const project = await load(tx, Project, found.projectId, input);
    const decided = closeIncident(await incidentById() ?? found, { on: input.on, measures: input.measures }, knownSince(tx, input));
    await query(tx, '/* close incident */ update incident set closed_on = $2, measures = $3, closed_by = $4, closed_known_on = $5 where id = $1 and closed_on is null', [found.id, input.on, decided.data.measures, tx.actor.id, decided.knownOn]);
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => IncidentConnection, { description: 'Quality and safety incidents, the latest first (P6). · 质量安全事件' })
  async incidents(@Root() project: Project, @Arg('open', () => Boolean, { nullable: true, description: 'Only open ones, or only closed ones. · 是否未销项' }) open: boolean | null | undefined, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Incident>> {
    const all = await request.batched<Incident[]>('incidents', project.id, async (tx, ids) => allByKey(ids, await incidentsOf(tx, ids, request.asOf), 'projectId'));
    const found = (all ?? []).filter(({ closedOn }) => open === null || open === undefined || (closedOn === null) === open);
    const window = windowOf(page);
    return pageOf(found.slice(window.offset, window.offset + window.limit), found.length, window);
  }
}
