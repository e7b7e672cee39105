import { AsOf } from '@cornerstone/runtime/graph/as-of';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { Person } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Day } from '@cornerstone/kernel/day';
import { isKnown } from '@cornerstone/runtime/known-on';
import type { Request } from '@cornerstone/runtime/request';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ImportBatch } from '../ledger/import-batch.entity';
import { undoImport } from './undo';
import { ImportBatchArgs, UndoImportInput } from './undo.inputs';
import { findBatches } from './undo.sql';

export const ImportBatchConnection = connectionOf(() => ImportBatch, 'ImportBatch', '导入批次');

/** Whether the undoing is known on the operation's day. */
const isUndone = ({ undoneOn }: ImportBatch, { asOf }: Request): boolean => undoneOn !== null && isKnown(asOf, { knownOn: undoneOn });

@Resolver(() => ImportBatch)
export class UndoResolver {
  @Change(() => ImportBatch, () => UndoImportInput, 'Takes back what an import did, all or nothing; refused where something rests on it (P8). · 撤销导入')
  undoImport(tx: Tx, input: UndoImportInput): Promise<ImportBatch> {
    return undoImport(tx, input);
  }

  @Query(() => ImportBatchConnection, { nullable: true, description: 'Imports of one\'s own, the latest first; of everybody for who may see all regions and who changed what. · 导入批次' })
  async importBatches(@Args(() => ImportBatchArgs) args: ImportBatchArgs, @AsOf() asOf: Day | null, @Ctx() request: Request): Promise<Page<ImportBatch>> {
    const window = windowOf(args);
    const { rows, total } = await findBatches(await request.read(), args, window, asOf ?? request.asOf);
    return pageOf(rows, total, window);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who imported it. · 导入人' })
  by(@Root() batch: ImportBatch): Person {
    return { id: batch.by };
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Day on which it was undone; null while it holds. · 撤销日期' })
  undoneOn(@Root() batch: ImportBatch, @Ctx() request: Request): Day | null {
    return isUndone(batch, request) ? batch.undoneOn : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who undid it. · 撤销人' })
  undoneBy(@Root() batch: ImportBatch, @Ctx() request: Request): Person | null {
    return isUndone(batch, request) && batch.undoneBy !== null ? { id: batch.undoneBy } : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was undone. · 撤销理由' })
  undoReason(@Root() batch: ImportBatch, @Ctx() request: Request): string | null {
    return isUndone(batch, request) ? batch.undoReason : null;
  }
}
