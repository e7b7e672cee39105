import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one row of an import changed, with what was there before: an undo puts that back. Versions are the project's. */
@Entity()
export class ImportChange {
  @PrimaryColumn('text') importId: string;
  /** Place in the batch, from 0. */
  @PrimaryColumn('integer') at: number;
  @Column('text') projectId: string;
  /** The row entered the project; otherwise it was in the ledger before. */
  @Column('boolean') entered: boolean;
  @Column('integer') fromVersion: number;
  @Column('integer') version: number;
  @Column('text') listingId: string;
  /** The mention whose place it took; null where it is a new one. */
  @Column('jsonb', { nullable: true }) listingBefore: Record<string, unknown> | null;
  /** By column, what was there before it changed. */
  @Column('jsonb') projectBefore: Record<string, unknown>;
  /** Digest of what the row said of the project itself: the same row again changes nothing, whatever other lists have said since. Null in imports of before it was kept. */
  @Column('text', { nullable: true }) said: string | null;
  /** The versions of the undo, once it is undone. */
  @Column('integer', { nullable: true }) undoneFrom: number | null;
  @Column('integer', { nullable: true }) undoneTo: number | null;
}
