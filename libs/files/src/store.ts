import type { Readable } from 'node:stream';

/** First and last byte, both included. */
export interface Range { start: number; end: number }

/** One file of a store, open: what is read of it is the file that was found, whatever happens to its place meanwhile. */
export interface StoredBytes {
  size: number;
  storedAt: Date;
  /** From the store each time it is called. */
  stream(range?: Range): Promise<Readable>;
  close(): Promise<void>;
}

/** Bytes under their SHA-256: the same bytes lie there once, however often they were put. */
export interface FileStore {
  /** For messages; no secrets. */
  name: string;
  /** Keeps a local file. All of it is there afterwards, or nothing; put again, it counts as stored now. */
  put(digest: string, path: string, size: number): Promise<void>;
  open(digest: string): Promise<StoredBytes | null>;
  remove(digest: string): Promise<void>;
  digests(): AsyncIterable<{ digest: string; storedAt: Date }>;
  /** Throws where the settings are wrong; not where it only does not answer now. */
  check(): Promise<void>;
}
