import { peopleCopies } from '@cornerstone/runtime/people-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { Accountability } from './accountability/accountability.entity';
import { AccountabilityResolver } from './accountability/accountability.resolver';
import { ProofSetting } from './accountability/settings.entity';
import { ProofSettingsResolver } from './accountability/settings.resolver';
import { Evidence } from './evidence/evidence.entity';
import { EvidencePartsResolver, EvidenceResolver } from './evidence/evidence.resolver';
import { ProjectSite } from './evidence/site.entity';
import { ProjectFeed } from './feeds/feed.entity';
import { FeedPartsResolver, FeedsResolver } from './feeds/feeds.resolver';
import { StoredFile } from './files/file.entity';
import { FilePartsResolver, FilesResolver } from './files/files.resolver';
import { LeaderGapsResolver, OfficerDemandResolver } from './leaders/gaps.resolver';
import { ProjectLeader } from './leaders/leader.entity';
import { LeaderPartsResolver, LeadersResolver } from './leaders/leaders.resolver';
import { OfficerDemand } from './leaders/officer-demand.entity';
import { ImportBatch } from './ledger/import-batch.entity';
import { ImportResolver } from './ledger/import.resolver';
import { LedgerResolver } from './ledger/ledger.resolver';
import { Listing } from './ledger/listing.entity';
import { Project } from './ledger/project.entity';
import { LifecycleResolver } from './lifecycle/lifecycle.resolver';
import { lookThroughReports } from './odd-reports/look';
import { OddFinding } from './odd-reports/odd.entity';
import { OddReportsResolver } from './odd-reports/odd.resolver';
import { Plan } from './plan/plan.entity';
import { PlanPartsResolver, PlanResolver } from './plan/plan.resolver';
import { Report } from './progress/report.entity';
import { ProgressResolver } from './progress/progress.resolver';
import { VerificationDueResolver } from './verification/due.resolver';
import { markOverdue } from './verification/overdue';
import { VerificationDue, VerificationPlan } from './verification/plan.entity';
import { VerificationPlanResolver } from './verification/plan.resolver';
import { Verification } from './verification/verification.entity';
import { VerificationPartsResolver, VerificationResolver } from './verification/verification.resolver';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'projects', copies: [peopleCopies], slices: [
  { name: 'ledger', title: '项目台账', entities: [Project, Listing, ImportBatch], resolvers: [LedgerResolver, ImportResolver],
    references: { Project: ({ id, code }: { id?: string; code?: string }, request) => (id ? request.asKnown(Project, 'id', id) : request.asKnown(Project, 'code', code ?? '')) } },
  { name: 'lifecycle', title: '开工、停复工、竣工、投产', resolvers: [LifecycleResolver] },
  { name: 'plan', title: '年度计划', entities: [Plan], resolvers: [PlanResolver, PlanPartsResolver] },
  { name: 'progress', title: '进度报送', entities: [Report], resolvers: [ProgressResolver] },
  { name: 'leaders', title: '领导包联', entities: [ProjectLeader, OfficerDemand], resolvers: [LeadersResolver, LeaderPartsResolver, LeaderGapsResolver, OfficerDemandResolver] },
  { name: 'evidence', title: '佐证材料', entities: [ProjectSite, Evidence], resolvers: [EvidenceResolver, EvidencePartsResolver] },
  { name: 'verification', title: '独立核验', entities: [Verification, VerificationPlan, VerificationDue], resolvers: [VerificationResolver, VerificationPartsResolver, VerificationPlanResolver, VerificationDueResolver], ticks: [markOverdue] },
  { name: 'accountability', title: '责任记录', entities: [Accountability, ProofSetting], resolvers: [AccountabilityResolver, ProofSettingsResolver] },
  { name: 'feeds', title: '实时监测', entities: [ProjectFeed], resolvers: [FeedsResolver, FeedPartsResolver] },
  { name: 'odd-reports', title: '报送异常', entities: [OddFinding], resolvers: [OddReportsResolver], ticks: [lookThroughReports] },
  { name: 'files', title: '文件', entities: [StoredFile], resolvers: [FilesResolver, FilePartsResolver], references: { StoredFile: ({ id }: { id: string }, request) => request.one(StoredFile, 'id', id) } },
] };
