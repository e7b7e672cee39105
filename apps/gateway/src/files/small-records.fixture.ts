import { notFound } from '@cornerstone/kernel/rejection';
import type { Actor } from '@cornerstone/runtime/actor';
import { requireRight, rolesFor } from '@cornerstone/runtime/rights';

/** What the projects service adds to the graph for files, in a few lines and in memory; `P5` lies in Luoyang. */
export const filesSdl = `
  extend type Query { file(id: ID!): StoredFile  digestUses(digests: [String!]!): [DigestUse!] @inaccessible }
  extend type Mutation { registerFile(input: RegisterFileInput!, idempotencyKey: String): StoredFile @inaccessible }
  extend type Project { mayAddFiles: Boolean }
  input RegisterFileInput @inaccessible { projectId: ID!  kind: String!  name: String!  mediaType: String!  size: Int!  digest: String! }
  type DigestUse @inaccessible { digest: String!  records: Int! }
  type StoredFile @key(fields: "id") { id: ID!  kind: String!  name: String!  mediaType: String!  size: Int!  digest: String! }`;

interface Input { projectId: string; kind: string; name: string; mediaType: string; size: number; digest: string }
export type SmallRecord = Input & { id: string; by: string };

export const seesProject = (actor: Actor | undefined, key: string): boolean => !['P5', 'prj_5'].includes(key) || actor?.regions === '*' || (actor?.regions ?? []).some((path) => path.includes('410300'));

export function smallRecords() {
  const records: SmallRecord[] = [];
  let isRefusing = false;
  const seen = (actor: Actor): SmallRecord[] => records.filter(({ projectId }) => seesProject(actor, projectId));
  return {
    records,
    /** From now on the service refuses to record anything, or no longer. */
    refuse(refuses: boolean) { isRefusing = refuses; },
    Query: {
      file(_: unknown, { id }: { id: string }, { actor }: { actor: Actor }): SmallRecord {
        const found = seen(actor).find((each) => each.id === id);
        if (!found) throw notFound({ en: 'The file', zh: '文件' }, id);
        return found;
      },
      digestUses: (_: unknown, { digests }: { digests: string[] }, { actor }: { actor: Actor }) => digests.map((digest) => ({ digest, records: seen(actor).filter((each) => each.digest === digest).length })),
    },
    Mutation: {
      registerFile(_: unknown, { input }: { input: Input }, { actor }: { actor: Actor }): SmallRecord {
        requireRight(actor, 'registerFile');
        if (isRefusing || !seesProject(actor, input.projectId)) throw notFound({ en: 'The project', zh: '项目' }, input.projectId);
        const record = { ...input, id: `fil_${records.length + 1}`, by: actor.id };
        records.push(record);
        return record;
      },
    },
    Project: { mayAddFiles: (_: unknown, __: unknown, { actor }: { actor: Actor }) => actor.roles.some((role) => (rolesFor('registerFile') as readonly string[]).includes(role)) },
  };
}
