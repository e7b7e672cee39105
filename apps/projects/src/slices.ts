import { peopleCopies } from '@cornerstone/runtime/people-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { DueResolver, SprintPartsResolver } from './due/due.resolver';
import { Sprint } from './due/sprint.entity';
import { tellMissed } from './due/tell-missed';
import { EvidenceResolver } from './evidence/evidence.resolver';
import { StoredFile } from './files/file.entity';
import { FilePartsResolver, FilesResolver } from './files/files.resolver';
import { Goal } from './goals/goal.entity';
import { GoalPartsResolver, GoalsResolver } from './goals/goals.resolver';
import { Incident } from './incidents/incident.entity';
import { IncidentsResolver } from './incidents/incidents.resolver';
import { ProjectLeader } from './leaders/leader.entity';
import { LeaderPartsResolver, LeadersResolver } from './leaders/leaders.resolver';
import { ImportBatch } from './ledger/import-batch.entity';
import { ImportResolver } from './ledger/import.resolver';
import { LedgerResolver } from './ledger/ledger.resolver';
import { Listing } from './ledger/listing.entity';
import { Project } from './ledger/project.entity';
import { LifecycleResolver } from './lifecycle/lifecycle.resolver';
import { MilestonesResolver, SchedulePartsResolver } from './milestones/milestones.resolver';
import { MilestoneReport, Schedule } from './milestones/schedule.entity';
import { HalfYearResolver, PaceResolver } from './pace/pace.resolver';
import { Plan } from './plan/plan.entity';
import { PlanPartsResolver, PlanResolver } from './plan/plan.resolver';
import { ReportBatchResolver } from './progress/batch.resolver';
import { ProgressResolver } from './progress/progress.resolver';
import { ReportBatch } from './progress/report-batch.entity';
import { Report } from './progress/report.entity';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'projects', copies: [peopleCopies], slices: [
  { name: 'ledger', title: '项目台账', entities: [Project, Listing, ImportBatch], resolvers: [LedgerResolver, ImportResolver],
    references: { Project: ({ id, code }: { id?: string; code?: string }, request) => (id ? request.asKnown(Project, 'id', id) : request.asKnown(Project, 'code', code ?? '')) } },
  { name: 'lifecycle', title: '开工、停复工、竣工、投产', resolvers: [LifecycleResolver] },
  { name: 'plan', title: '年度计划', entities: [Plan], resolvers: [PlanResolver, PlanPartsResolver] },
  { name: 'milestones', title: '倒排工期', entities: [Schedule, MilestoneReport], resolvers: [MilestonesResolver, SchedulePartsResolver] },
  { name: 'goals', title: '区域与专项目标', entities: [Goal], resolvers: [GoalsResolver, GoalPartsResolver] },
  { name: 'progress', title: '进度报送', entities: [Report, ReportBatch], resolvers: [ProgressResolver, ReportBatchResolver] },
  { name: 'due', title: '按时报送', entities: [Sprint], resolvers: [DueResolver, SprintPartsResolver], ticks: [tellMissed] },
  { name: 'incidents', title: '质量安全事件', entities: [Incident], resolvers: [IncidentsResolver] },
  { name: 'pace', title: '双过半与同比', resolvers: [HalfYearResolver, PaceResolver] },
  { name: 'leaders', title: '领导包联', entities: [ProjectLeader], resolvers: [LeadersResolver, LeaderPartsResolver] },
  { name: 'evidence', title: '佐证材料', resolvers: [EvidenceResolver] },
  { name: 'files', title: '文件', entities: [StoredFile], resolvers: [FilesResolver, FilePartsResolver], references: { StoredFile: ({ id }: { id: string }, request) => request.one(StoredFile, 'id', id) } },
] };
