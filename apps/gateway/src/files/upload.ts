import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { forbidden, Rejection } from '@cornerstone/kernel/rejection';
import { storedName } from '@cornerstone/kernel/stored-file';
import { send } from '../answers';
import type { Declared } from './declared';
import { declaredBy } from './declared';
import type { Files } from './files';
import { requireType } from './inspect';
import { receive, refusalOfDisk, requireRoom, type Received } from './reception';
import type { FileRecord, Person } from './records';
import { otherDigest, projectNotFound, storeUnavailable } from './refusals';

/** `POST /files`: refused as early as can be, then received, looked at, stored, recorded. */
export async function answerUpload(files: Files, person: Person, incoming: IncomingMessage, outgoing: ServerResponse, query: URLSearchParams): Promise<void> {
  const declared = declaredBy(incoming.headers, query);
  const leave = files.enter(person.actor.id);
  try {
    const projectId = await requireProject(files, person, declared.project);
    await requireRoom(files.incoming, declared.length ?? declared.type.most, files.limits.leastFree);
    const received = await receive(incoming, files.incoming, declared.type.most, files.limits.patience);
    try {
      const file = await keep(files, person, declared, projectId, received);
      send(outgoing, 201, { ...file, project: { id: projectId } }, { location: `/files/${file.id}` });
    } finally {
      await rm(received.path, { force: true });
    }
  } finally {
    leave();
  }
}

async function requireProject({ records }: Files, person: Person, key: string): Promise<string> {
  const { id, mayAddFiles } = await records.project(person, key).catch((fault: unknown): never => { throw fault instanceof Rejection && fault.code === 'NOT_FOUND' ? projectNotFound(key.slice(0, 100)) : fault; });
  if (!mayAddFiles) throw forbidden('access.not-your-task', { en: 'Your roles do not include registerFile.', zh: '您的角色无权执行 registerFile。' }, { operation: 'registerFile' });
  return id;
}

async function keep(files: Files, person: Person, declared: Declared, projectId: string, { path, size, digest }: Received): Promise<FileRecord> {
  const { kind, mediaType } = declared;
  if (declared.digest !== null && declared.digest !== digest) throw otherDigest(declared.digest, digest);
  await requireType(path, size, mediaType);
  const { underWay } = files;
  underWay.set(digest, (underWay.get(digest) ?? 0) + 1);
  try {
    const isNew = !(await has(files, digest));
    await put(files, digest, path, size);
    const file = await files.records.register(person, { projectId, kind, name: storedName(declared.name, mediaType), mediaType, size, digest }, declared.idempotencyKey)
      .catch(async (fault: unknown): Promise<never> => { await discard(files, digest, isNew && fault instanceof Rejection && fault.code !== 'UNAVAILABLE'); throw fault; });
    // Another gateway may have swept the bytes between the two: they are still here.
    if (!(await has(files, digest))) await put(files, digest, path, size);
    return file;
  } finally {
    const left = (underWay.get(digest) ?? 1) - 1;
    if (left > 0) underWay.set(digest, left);
    else underWay.delete(digest);
  }
}

/** Takes back what was refused, unless it was there before, another upload brings it, or a record has it. Without an answer it is left to the sweep. */
async function discard({ store, records, underWay, log }: Files, digest: string, isOurs: boolean): Promise<void> {
  if (!isOurs || (underWay.get(digest) ?? 0) > 1) return;
  try {
    if ((await records.unused([digest])).includes(digest) && (underWay.get(digest) ?? 0) === 1) await store.remove(digest);
  } catch (fault) {
    log.warn({ digest, fault: String(fault) }, 'refused bytes are left to the sweep');
  }
}

const silent = (files: Files) => (fault: unknown): never => {
  const refusal = refusalOfDisk(fault);
  files.log.error({ store: files.store.name, fault: String(fault) }, 'the store of files failed');
  throw refusal instanceof Rejection ? refusal : storeUnavailable();
};

const put = ({ store, ...files }: Files, digest: string, path: string, size: number): Promise<void> => store.put(digest, path, size).catch(silent({ store, ...files }));

async function has(files: Files, digest: string): Promise<boolean> {
  const file = await files.store.open(digest).catch(silent(files));
  await file?.close();
  return file !== null;
}
