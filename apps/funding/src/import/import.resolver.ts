import { Change } from '@cornerstone/runtime/graph/change';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Resolver } from 'type-graphql';
import { FundImport } from './fund-import.entity';
import { importAll } from './import';
import { ImportFundsInput } from './import.inputs';

@Resolver()
export class ImportResolver {
  @Change(() => FundImport, () => ImportFundsInput, 'Takes in a bond ledger project by project: good rows go in, each refused row says why; breaches of the source are kept and flagged (F1). · 导入债券台账')
  importFunds(tx: Tx, input: ImportFundsInput): Promise<FundImport> {
    return importAll(tx, input);
  }
}
