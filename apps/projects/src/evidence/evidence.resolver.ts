import { dayOfInstant } from '@cornerstone/kernel/day';
import { notFound, Rejection } from '@cornerstone/kernel/rejection';
import { plainText } from '@cornerstone/kernel/text';
import { allByKey, firstByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { keepContradictions } from '../accountability/keep';
import { StoredFile } from '../files/file.entity';
import { Project } from '../ledger/project.entity';
import { Evidence } from './evidence.entity';
import { AddEvidenceInput, SetSiteInput } from './evidence.inputs';
import { addEvidence, outside } from './evidence.rules';
import { evidenceOf, placeOfEvidence, siteNow, sitesOf, usesOf } from './evidence.sql';
import { ProjectSite } from './site.entity';
import { isInside, placeOf, setSite } from './site.rules';

export const EvidenceConnection = connectionOf(() => Evidence, 'Evidence', '佐证材料');
/** The plain list of the ledger ends here; all of it is in pages. */
const LATEST = 100;

async function fileOf(tx: Tx, fileId: string): Promise<StoredFile> {
  const [file] = await select(tx, StoredFile, '/* fileOf */ select * from stored_file where id = $1', [fileId]);
  if (!file) throw notFound({ en: 'The file', zh: '文件' }, fileId.slice(0, 100));
  return file;
}

async function requireReport(tx: Tx, projectId: string, reportId: string): Promise<void> {
  const found = await query(tx, '/* reportOfProject */ select 1 from report where id = $1 and project_id = $2', [reportId, projectId]);
  if (found.length === 0) throw new Rejection('P9.report-of-another-project', { en: 'The project has no such report.', zh: '该项目无此进度报告。' }, { reportId: reportId.slice(0, 100) });
}

async function requireNew(tx: Tx, { projectId, fileId, about, reportId, milestone }: Pick<Evidence, 'projectId' | 'fileId' | 'about' | 'reportId' | 'milestone'>): Promise<void> {
  const found = await query(tx, '/* sameEvidence */ select 1 from evidence where project_id = $1 and file_id = $2 and (about, report_id, milestone) is not distinct from ($3::text, $4::text, $5::text)', [projectId, fileId, about, reportId, milestone]);
  if (found.length > 0) throw new Rejection('P9.evidence-already-added', { en: 'This file is evidence of that already.', zh: '该文件已作为此事项的佐证。' }, { fileId });
}

@Resolver(() => Project)
export class EvidenceResolver {
  @Change(() => Project, () => SetSiteInput, 'Declares where the works are, a circle or a polygon; evidence outside is found (P9). · 划定红线')
  async setSite(tx: Tx, input: SetSiteInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const { radius, fact } = setSite({ siteId: newId('sit'), circle: input.circle ? { centre: placeOf(input.circle.centre), radius: input.circle.radius } : null, polygon: input.polygon?.map(placeOf) ?? null }, knownSince(tx, input));
    const before = await siteNow(tx, project.id);
    await insert(tx, ProjectSite, { id: fact.data.siteId, projectId: project.id, points: fact.data.points, radius, setBy: tx.actor.id, knownOn: fact.knownOn });
    // A declaration known later than this one still holds; what was outside before is found already.
    const contradictions = (await evidenceOf(tx, [project.id], null)).flatMap((each) => {
      const place = placeOfEvidence(each);
      return place && each.inside === false && isInside(before, place) !== false ? [outside(each.id, place, each.reportId, each.addedBy)] : [];
    });
    return record(tx, project, [fact, ...await keepContradictions(tx, project.id, contradictions, fact.knownOn)]);
  }

  @Change(() => Project, () => AddEvidenceInput, 'A stored file becomes evidence with place, time and digest; what contradicts it is found (P9). · 佐证入库')
  async addEvidence(tx: Tx, input: AddEvidenceInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const file = await fileOf(tx, input.fileId);
    const about = { reportId: input.reportId ?? null, milestone: input.milestone ? plainText(input.milestone, 'milestone', 200) : null, start: input.start ?? false };
    const place = input.place ? placeOf(input.place) : null;
    if (about.reportId !== null) await requireReport(tx, project.id, about.reportId);
    const takenAt = input.takenAt.toISOString();
    const { fact, contradictions } = addEvidence(project, await siteNow(tx, project.id), await usesOf(tx, file.digest, project.id), { evidenceId: newId('evd'), file, kind: input.kind, takenAt, takenOn: dayOfInstant(input.takenAt.getTime()), place, about }, tx.actor.id, knownSince(tx, input));
    const { evidenceId: id, lon, lat, about: subject } = fact.data;
    const row = { id, projectId: project.id, fileId: file.id, kind: input.kind, takenAt: input.takenAt, lon, lat, digest: file.digest, about: subject, reportId: about.reportId, milestone: about.milestone, addedBy: tx.actor.id, knownOn: fact.knownOn };
    await requireNew(tx, row);
    await insert(tx, Evidence, row);
    await query(tx, '/* keepUse */ insert into evidence_use (evidence_id, project_id, digest) values ($1, $2, $3)', [id, project.id, file.digest]);
    return record(tx, project, [fact, ...await keepContradictions(tx, project.id, contradictions, fact.knownOn)]);
  }

  @FieldResolver(() => ProjectSite, { nullable: true, description: 'Where the works are; null while it is not declared (P9). · 红线' })
  site(@Root() project: Project, @Ctx() request: Request): Promise<ProjectSite | null> {
    return request.batched<ProjectSite>('site', project.id, async (tx, ids) => firstByKey(ids, await sitesOf(tx, ids, request.asOf), 'projectId'));
  }

  @FieldResolver(() => [Evidence], { description: 'Evidence (P9), the latest 100, latest first; all of it in evidencePages. · 佐证材料' })
  async evidence(@Root() project: Project, @Ctx() request: Request): Promise<Evidence[]> {
    return (await allEvidence(project, request)).slice(0, LATEST);
  }

  @FieldResolver(() => EvidenceConnection, { description: 'All evidence by pages, latest first (P9). · 全部佐证材料' })
  async evidencePages(@Root() project: Project, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Evidence>> {
    const all = await allEvidence(project, request);
    const window = windowOf(page);
    return pageOf(all.slice(window.offset, window.offset + window.limit), all.length, window);
  }
}

const allEvidence = async (project: Project, request: Request): Promise<Evidence[]> =>
  (await request.batched<Evidence[]>('evidence', project.id, async (tx, ids) => allByKey(ids, await evidenceOf(tx, ids, request.asOf), 'projectId'))) ?? [];

@Resolver(() => Evidence)
export class EvidencePartsResolver {
  @FieldResolver(() => StoredFile, { nullable: true, description: 'The file; GET /files/<id> gives its bytes. · 文件' })
  file(@Root() evidence: Evidence, @Ctx() request: Request): Promise<StoredFile | null> {
    return request.one(StoredFile, 'id', evidence.fileId);
  }
}
