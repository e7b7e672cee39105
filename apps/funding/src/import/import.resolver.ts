import { badInput } from '@cornerstone/kernel/rejection';
import { idempotencyKey } from '@cornerstone/runtime/graph/idempotency';
import type { Request } from '@cornerstone/runtime/request';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { FundImport } from './fund-import.entity';
import { ImportFundsInput } from './import.inputs';
import { importAll, Preview } from './import';

const MOST_ROWS = 500;

@Resolver()
export class ImportResolver {
  @Mutation(() => FundImport, { nullable: true, description: 'Takes in a bond ledger project by project: good rows go in, each refused row says why; breaches of the source are kept and flagged (F1). · 导入债券台账' })
  async importFunds(@Arg('input', () => ImportFundsInput, { description: 'What to do. · 输入' }) input: ImportFundsInput, @Arg(...idempotencyKey) key: string | null, @Ctx() request: Request): Promise<FundImport> {
    if (input.rows.length > MOST_ROWS) throw badInput('F1.too-many-rows', { en: `At most ${MOST_ROWS} rows at a time.`, zh: `一次最多 ${MOST_ROWS} 行。` }, { rows: input.rows.length });
    try {
      return await request.mutate('importFunds', FundImport, input, input.dryRun ? null : key, (tx) => importAll(tx, input));
    } catch (thrown) {
      if (thrown instanceof Preview) return thrown.result;
      throw thrown;
    }
  }
}
