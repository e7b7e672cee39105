import { projectCopies } from '@cornerstone/runtime/project-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { FundBatch } from './batches/batch.entity';
import { BatchResolver } from './batches/batch.resolver';
import { BooksResolver } from './books/books.resolver';
import { FundImport } from './import/fund-import.entity';
import { ImportResolver } from './import/import.resolver';
import { FundIssue } from './movements/issue.entity';
import { FundLine } from './movements/line.entity';
import { LineResolver } from './movements/line.resolver';
import { MovementResolver } from './movements/movement.resolver';
import { UndoResolver } from './undo/undo.resolver';
import { ProjectFundingResolver, ProjectMoneyResolver } from './movements/project-funding.resolver';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'funding', copies: [projectCopies], slices: [
  { name: 'books', title: '账簿与试算平衡', resolvers: [BooksResolver] },
  { name: 'batches', title: '资金批次与额度', entities: [FundBatch], resolvers: [BatchResolver] },
  { name: 'movements', title: '下达、发行、拨付、支付、收回', entities: [FundLine, FundIssue], resolvers: [MovementResolver, LineResolver, ProjectFundingResolver, ProjectMoneyResolver] },
  { name: 'import', title: '债券台账导入', entities: [FundImport], resolvers: [ImportResolver] },
  { name: 'undo', title: '债券台账导入撤销', resolvers: [UndoResolver] },
] };
