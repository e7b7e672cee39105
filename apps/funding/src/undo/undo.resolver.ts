import type { Day } from '@cornerstone/kernel/day';
import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { Guarded } from '@cornerstone/runtime/graph/guarded';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Person } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FundImport } from '../import/fund-import.entity';
import { undoFundImport } from './undo';
import { UndoFundImportInput } from './undo.inputs';
import { findImports } from './undo.sql';

export const FundImportConnection = connectionOf(() => FundImport, 'FundImport', '资金导入批次');

const isUndone = ({ undoneOn }: FundImport, { asOf }: Request): boolean => undoneOn !== null && isKnown(asOf, { knownOn: undoneOn });

@Resolver(() => FundImport)
export class UndoResolver {
  @Change(() => FundImport, () => UndoFundImportInput, 'Takes back what an import of a bond ledger booked, by postings that reverse its own, all or nothing; refused where later movements rest on it (F1). · 撤销债券台账导入')
  undoFundImport(tx: Tx, input: UndoFundImportInput): Promise<FundImport> {
    return undoFundImport(tx, input);
  }

  @Guarded('funds')
  @Query(() => FundImportConnection, { nullable: true, description: 'One\'s own imports of bond ledgers, the latest first. · 资金导入批次' })
  async fundImports(
    @Arg('id', () => ID, { nullable: true, description: 'One import. · 单个批次' }) id: string | null, @Arg('undone', () => Boolean, { nullable: true, description: 'Undone ones only, or those that are not. · 是否已撤销' }) undone: boolean | null,
    @Args(() => PageArgs) page: PageArgs, @AsOf() asOf: Day | null, @Ctx() request: Request,
  ): Promise<Page<FundImport>> {
    const window = windowOf(page);
    const { rows, total } = await findImports(await request.read(), id, undone, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Day on which it was undone; null while it holds. · 撤销日期' })
  undoneOn(@Root() done: FundImport, @Ctx() request: Request): Day | null {
    return isUndone(done, request) ? done.undoneOn : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who undid it. · 撤销人' })
  undoneBy(@Root() done: FundImport, @Ctx() request: Request): Person | null {
    return isUndone(done, request) && done.undoneBy !== null ? { id: done.undoneBy } : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was undone. · 撤销理由' })
  undoReason(@Root() done: FundImport, @Ctx() request: Request): string | null {
    return isUndone(done, request) ? done.undoReason : null;
  }
}
