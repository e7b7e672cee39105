import { badInput, notFound, Rejection } from '@cornerstone/kernel/rejection';
import { allByKey } from '@cornerstone/runtime/by-key';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Person } from '@cornerstone/runtime/graph/references';
import { newId } from '@cornerstone/runtime/ids';
import { enter } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { requireRight } from '@cornerstone/runtime/rights';
import { select } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Change } from '@cornerstone/runtime/graph/change';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { findProject } from '../ledger/ledger.sql';
import { Project } from '../ledger/project.entity';
import { StoredFile } from './file.entity';
import { storeFile } from './file.rules';
import { DigestUse, RegisterFileInput } from './files.inputs';

export const FileConnection = connectionOf(() => StoredFile, 'StoredFile', '文件');

const MOST_DIGESTS = 100;

async function register(tx: Tx, input: RegisterFileInput): Promise<StoredFile> {
  const project = await findProject(tx, { id: input.projectId }, null);
  if (!project) throw notFound({ en: 'The project', zh: '项目' }, input.projectId);
  const { name, fact } = storeFile(input, tx.today);
  const { kind, mediaType, size, digest } = fact.data;
  return enter(tx, StoredFile, { id: newId('fil'), projectId: project.id, kind, name, mediaType, size, digest, uploadedBy: tx.actor.id, uploadedAt: new Date(), knownOn: fact.knownOn, project }, [fact]);
}

@Resolver(() => StoredFile)
export class FilePartsResolver {
  @Query(() => StoredFile, { nullable: true, description: 'One file by id. · 单个文件' })
  async file(@Arg('id', () => ID, { description: 'Id. · 标识' }) id: string, @Ctx() request: Request): Promise<StoredFile> {
    const file = await request.one(StoredFile, 'id', id);
    if (!file || (request.asOf !== null && file.knownOn > request.asOf)) throw notFound({ en: 'The file', zh: '文件' }, id.slice(0, 100));
    return file;
  }

  /** Not for clients: who could name any digest here could have the bytes of another region's file. */
  @Directive('@inaccessible')
  @Change(() => StoredFile, () => RegisterFileInput, 'Records what the gateway has received. · 文件登记（仅网关）')
  registerFile(tx: Tx, input: RegisterFileInput): Promise<StoredFile> {
    return register(tx, input);
  }

  @Directive('@inaccessible')
  @Query(() => [DigestUse], { nullable: true, description: 'How many records have these bytes: what none has may be swept. · 摘要引用数（仅网关）' })
  async digestUses(@Arg('digests', () => [String], { description: 'At most 100. · 摘要，至多 100 个' }) digests: string[], @Ctx() request: Request): Promise<DigestUse[]> {
    if (digests.length > MOST_DIGESTS) throw badInput('files.too-many-digests', { en: `At most ${MOST_DIGESTS} digests at once.`, zh: `一次最多 ${MOST_DIGESTS} 个摘要。` });
    return query<DigestUse>(await request.read(), '/* digestUses */ select digest, (select count(*)::int from stored_file f where f.digest = asked.digest) as records from unnest($1::text[]) asked(digest)', [digests]);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who sent it. · 上传人' })
  uploadedBy(@Root() file: StoredFile): Person {
    return { id: file.uploadedBy };
  }

  @FieldResolver(() => Project, { nullable: true, description: 'Project. · 项目' })
  project(@Root() file: StoredFile, @Ctx() request: Request): Promise<Project | null> {
    return request.one(Project, 'id', file.projectId);
  }
}

@Resolver(() => Project)
export class FilesResolver {
  @FieldResolver(() => FileConnection, { description: 'Uploaded files, latest first. · 文件' })
  async files(@Root() project: Project, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<StoredFile>> {
    const all = await request.batched<StoredFile[]>('files', project.id, async (tx, ids) => {
      const rows = await select(tx, StoredFile, '/* filesOf */ select * from stored_file where project_id = any($1) and ($2::date is null or known_on <= $2) order by uploaded_at desc, id desc', [ids, request.asOf]);
      return allByKey(ids, rows, 'projectId');
    });
    const window = windowOf(page);
    return pageOf((all ?? []).slice(window.offset, window.offset + window.limit), all?.length ?? 0, window);
  }

  @FieldResolver(() => Boolean, { description: 'Whether one\'s roles may add files to it. · 本人可否上传文件' })
  mayAddFiles(@Ctx() request: Request): boolean {
    try {
      requireRight(request.actor, 'registerFile');
      return true;
    } catch (refusal) {
      if (refusal instanceof Rejection) return false;
      throw refusal;
    }
  }
}
