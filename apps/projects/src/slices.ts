import { peopleCopies } from '@cornerstone/runtime/people-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { Campaign } from './campaigns/campaign.entity';
import { CampaignsResolver, CampaignStatusResolver } from './campaigns/campaigns.resolver';
import { CapacityEntry } from './capacity/capacity-entry.entity';
import { CapacityResolver } from './capacity/capacity.resolver';
import { EvidenceResolver } from './evidence/evidence.resolver';
import { StoredFile } from './files/file.entity';
import { FilePartsResolver, FilesResolver } from './files/files.resolver';
import { ProjectLeader } from './leaders/leader.entity';
import { LeaderPartsResolver, LeadersResolver } from './leaders/leaders.resolver';
import { ImportBatch } from './ledger/import-batch.entity';
import { ImportChange } from './ledger/import-change.entity';
import { ImportResolver } from './ledger/import.resolver';
import { LedgerResolver } from './ledger/ledger.resolver';
import { Listing } from './ledger/listing.entity';
import { Project } from './ledger/project.entity';
import { ProjectEnding } from './lifecycle/ending.entity';
import { EndingPartsResolver, EndingResolver, ListingEndResolver } from './lifecycle/ending.resolver';
import { LifecycleResolver } from './lifecycle/lifecycle.resolver';
import { StartPlan } from './lifecycle/start-plan.entity';
import { StartPlanPartsResolver, StartPlanResolver, StartPlansResolver } from './lifecycle/start-plan.resolver';
import { violationCopies } from './lifecycle/violation.consumer';
import { StartViolation } from './lifecycle/violation.entity';
import { ViolationPartsResolver, ViolationResolver } from './lifecycle/violation.resolver';
import { Plan } from './plan/plan.entity';
import { PlanPartsResolver, PlanResolver } from './plan/plan.resolver';
import { Report } from './progress/report.entity';
import { ProgressResolver } from './progress/progress.resolver';
import { restingCopies } from './undo/resting.consumer';
import { UndoResolver } from './undo/undo.resolver';

const notWithdrawn = (project: Project | null): Project | null => (project?.withdrawnOn === null ? project : null);

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'projects', copies: [peopleCopies], slices: [
  { name: 'ledger', title: '项目台账', entities: [Project, Listing, ImportBatch], resolvers: [LedgerResolver, ImportResolver],
    references: { Project: async ({ id, code }: { id?: string; code?: string }, request) => notWithdrawn(await (id ? request.asKnown(Project, 'id', id) : request.asKnown(Project, 'code', code ?? ''))) } },
  { name: 'undo', title: '导入批次与撤销', entities: [ImportChange], resolvers: [UndoResolver], copies: restingCopies },
  { name: 'lifecycle', title: '开工、停复工、竣工、投产、调退', entities: [ProjectEnding, StartPlan, StartViolation], copies: violationCopies,
    resolvers: [LifecycleResolver, EndingResolver, EndingPartsResolver, ListingEndResolver, StartPlanResolver, StartPlansResolver, StartPlanPartsResolver, ViolationResolver, ViolationPartsResolver] },
  { name: 'campaigns', title: '开复工战役', entities: [Campaign], resolvers: [CampaignsResolver, CampaignStatusResolver] },
  { name: 'capacity', title: '达效账户', entities: [CapacityEntry], resolvers: [CapacityResolver] },
  { name: 'plan', title: '年度计划', entities: [Plan], resolvers: [PlanResolver, PlanPartsResolver] },
  { name: 'progress', title: '进度报送', entities: [Report], resolvers: [ProgressResolver] },
  { name: 'leaders', title: '领导包联', entities: [ProjectLeader], resolvers: [LeadersResolver, LeaderPartsResolver] },
  { name: 'evidence', title: '佐证材料', resolvers: [EvidenceResolver] },
  { name: 'files', title: '文件', entities: [StoredFile], resolvers: [FilesResolver, FilePartsResolver], references: { StoredFile: ({ id }: { id: string }, request) => request.one(StoredFile, 'id', id) } },
] };
