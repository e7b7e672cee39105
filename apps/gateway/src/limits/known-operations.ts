import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { print, type DocumentNode } from 'graphql';
import { z } from 'zod';

/** The operations of our own clients, generated and committed: hash → what it stands for. */
const manifest = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.object({ name: z.string(), client: z.string(), text: z.string() }));
export type Manifest = z.output<typeof manifest>;

export interface KnownOperations {
  textOf(hash: string): string | null;
  has(hash: string): boolean;
  nameOf(hash: string): string | null;
}

/** Comments and layout make no other operation. */
export const hashOf = (document: DocumentNode): string => hash('sha256', print(document));

export function knownOperations(file: URL | string): KnownOperations {
  const known = new Map(Object.entries(manifest.parse(JSON.parse(readFileSync(file, 'utf8')))));
  return { textOf: (given) => known.get(given)?.text ?? null, has: (given) => known.has(given), nameOf: (given) => known.get(given)?.name ?? null };
}
