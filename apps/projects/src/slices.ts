import { peopleCopies } from '@cornerstone/runtime/people-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { CodeChange } from './codes/code-change.entity';
import { CodesResolver } from './codes/codes.resolver';
import { findByCodes } from './codes/codes.sql';
import { EvidenceResolver } from './evidence/evidence.resolver';
import { StoredFile } from './files/file.entity';
import { FilePartsResolver, FilesResolver } from './files/files.resolver';
import { ProjectLeader } from './leaders/leader.entity';
import { LeaderPartsResolver, LeadersResolver } from './leaders/leaders.resolver';
import { ImportBatch } from './ledger/import-batch.entity';
import { ImportResolver } from './ledger/import.resolver';
import { LedgerResolver } from './ledger/ledger.resolver';
import { Listing } from './ledger/listing.entity';
import { Project } from './ledger/project.entity';
import { LifecycleResolver } from './lifecycle/lifecycle.resolver';
import { ProjectPart } from './parts/part.entity';
import { PartLinkResolver, PartsResolver } from './parts/parts.resolver';
import { Plan } from './plan/plan.entity';
import { PlanPartsResolver, PlanResolver } from './plan/plan.resolver';
import { Report } from './progress/report.entity';
import { ProgressResolver } from './progress/progress.resolver';
import { RelocationResolver } from './relocation/relocation.resolver';
import { RegionShares } from './shares/shares.entity';
import { SharePartsResolver, SharesResolver } from './shares/shares.resolver';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'projects', copies: [peopleCopies], slices: [
  { name: 'ledger', title: '项目台账', entities: [Project, Listing, ImportBatch], resolvers: [LedgerResolver, ImportResolver],
    references: { Project: ({ id, code }: { id?: string; code?: string }, request) => (id ? request.asKnown(Project, 'id', id) : request.batched('project by code', code ?? '', (tx, codes) => findByCodes(tx, codes, request.asOf))) } },
  { name: 'codes', title: '项目代码沿革', entities: [CodeChange], resolvers: [CodesResolver] },
  { name: 'parts', title: '打捆、标段、分期', entities: [ProjectPart], resolvers: [PartsResolver, PartLinkResolver] },
  { name: 'shares', title: '跨区域投资分摊', entities: [RegionShares], resolvers: [SharesResolver, SharePartsResolver] },
  { name: 'relocation', title: '调整项目区划', resolvers: [RelocationResolver] },
  { name: 'lifecycle', title: '开工、停复工、竣工、投产', resolvers: [LifecycleResolver] },
  { name: 'plan', title: '年度计划', entities: [Plan], resolvers: [PlanResolver, PlanPartsResolver] },
  { name: 'progress', title: '进度报送', entities: [Report], resolvers: [ProgressResolver] },
  { name: 'leaders', title: '领导包联', entities: [ProjectLeader], resolvers: [LeadersResolver, LeaderPartsResolver] },
  { name: 'evidence', title: '佐证材料', resolvers: [EvidenceResolver] },
  { name: 'files', title: '文件', entities: [StoredFile], resolvers: [FilesResolver, FilePartsResolver], references: { StoredFile: ({ id }: { id: string }, request) => request.one(StoredFile, 'id', id) } },
] };
