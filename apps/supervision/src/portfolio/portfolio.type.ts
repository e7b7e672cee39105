import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { Region } from '@cornerstone/runtime/graph/references';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { figureNames, figures, type Figure } from './figures';
import type { FigureRow } from './portfolio.sql';
import type { Scope } from './scope';

/** The figures that a portfolio and each slice of it have, one interface so that one fragment asks both; read when the first is asked for. */
@InterfaceType({ description: 'Figures of a set of projects. · 项目指标' })
class Figures {
  constructor(readonly figures: () => Promise<FigureRow>) {}
}

/** Each line of figures.ts is a field. */
for (const name of figureNames) {
  const { type, description, read, scope }: Figure = figures[name];
  const field: PropertyDescriptor = { configurable: true, get(this: Figures) { return this.figures().then((row) => read(row[name])); } };
  Object.defineProperty(Figures.prototype, name, field);
  Field(type as () => typeof Object, { description, nullable: scope !== undefined })(Figures.prototype, name, field);
  if (scope) Guarded(scope)(Figures.prototype, name, field);
}

@ObjectType({ implements: Figures, description: 'A set of projects and its figures, as known on a day. · 项目组合' })
export class Portfolio extends Figures {
  constructor(readonly scope: Scope, figures: () => Promise<FigureRow>) {
    super(figures);
  }
}

@ObjectType({ implements: Figures, description: 'A part of a portfolio. · 分组' })
export class PortfolioSlice extends Figures {
  @Field(() => String, { description: 'Region code, word of an enumeration or the list\'s own name; NONE where nothing is said. · 键' }) key: string;
  @Field(() => String, { description: 'Name to show. · 名称' }) label: string;
  @Field(() => Region, { nullable: true, description: 'The region, when cut by region. · 区划' }) region: Region | null;

  constructor(row: FigureRow, label: string) {
    super(() => Promise.resolve(row));
    this.key = row.key ?? 'NONE';
    this.label = label;
    this.region = row.dimension === 'REGION' && row.key !== null ? { code: row.key } : null;
  }
}
