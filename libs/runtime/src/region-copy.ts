import type { regionDefined } from '@cornerstone/events/directory';
import type { DataOf, Received } from '@cornerstone/events/define';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Copies } from './slice';
import { query } from './transaction';

/** What a service remembers of a region: its place in the tree. */
@Entity()
export class RegionCopy {
  @PrimaryColumn('text') code: string;
  @Column('text') name: string;
  @Column('text') level: string;
  @Column('text', { nullable: true }) parent: string | null;
  @Column('text') path: string;
  @Column('boolean') current: boolean;
}

export const regionCopies: Copies = { tables: ['region_copy'], consumers: {
  'directory.region.defined.v1': (tx, event: Received<DataOf<typeof regionDefined>>) => query(tx, `/* copyRegion */
    insert into region_copy (code, name, level, parent, path, current) values ($1, $2, $3, $4, $5, $6)
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent, path = excluded.path, current = excluded.current`,
  [event.data.code, event.data.name, event.data.level, event.data.parent, event.data.path, event.data.current]),
} };
