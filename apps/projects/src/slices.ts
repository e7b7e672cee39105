import { peopleCopies } from '@cornerstone/runtime/people-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { ExpertsResolver } from './appraisal/experts.resolver';
import { Expert, ExpertConflict } from './appraisal/expert.entity';
import { PublicGate } from './appraisal/gate.entity';
import { GatesResolver } from './appraisal/gates.resolver';
import { AppraisalPanel, PanelOpinion } from './appraisal/panel.entity';
import { ExcludedExpertResolver, OpinionPartsResolver, PanelPartsResolver, ProjectAppraisalsResolver } from './appraisal/panel-parts.resolver';
import { PanelsResolver } from './appraisal/panels.resolver';
import { Accountability } from './accountability/accountability.entity';
import { AccountabilityResolver } from './accountability/accountability.resolver';
import { ProofSetting } from './accountability/settings.entity';
import { ProofSettingsResolver } from './accountability/settings.resolver';
import { Evidence } from './evidence/evidence.entity';
import { EvidencePartsResolver, EvidenceResolver } from './evidence/evidence.resolver';
import { ProjectSite } from './evidence/site.entity';
import { ProjectFeed } from './feeds/feed.entity';
import { FeedPartsResolver, FeedsResolver } from './feeds/feeds.resolver';
import { Campaign } from './campaigns/campaign.entity';
import { CampaignsResolver, CampaignStatusResolver } from './campaigns/campaigns.resolver';
import { CapacityEntry } from './capacity/capacity-entry.entity';
import { CapacityResolver } from './capacity/capacity.resolver';
import { ProjectDefect } from './defects/defect.entity';
import { DefectsResolver, ProjectDefectsResolver } from './defects/defects.resolver';
import { tellDefects } from './defects/tell-defects';
import { DueResolver, SprintPartsResolver } from './due/due.resolver';
import { Sprint } from './due/sprint.entity';
import { tellMissed } from './due/tell-missed';
import { CodeChange } from './codes/code-change.entity';
import { CodesResolver } from './codes/codes.resolver';
import { findByCodes } from './codes/codes.sql';
import { StoredFile } from './files/file.entity';
import { FilePartsResolver, FilesResolver } from './files/files.resolver';
import { Goal } from './goals/goal.entity';
import { GoalPartsResolver, GoalsResolver } from './goals/goals.resolver';
import { Incident } from './incidents/incident.entity';
import { IncidentsResolver } from './incidents/incidents.resolver';
import { LeaderGapsResolver, OfficerDemandResolver } from './leaders/gaps.resolver';
import { ProjectLeader } from './leaders/leader.entity';
import { LeaderPartsResolver, LeadersResolver } from './leaders/leaders.resolver';
import { OfficerDemand } from './leaders/officer-demand.entity';
import { Lead, LeadLanding, LeadTalk } from './leads/lead.entity';
import { LandingRateResolver, LeadPartsResolver } from './leads/lead-parts.resolver';
import { ProjectLeadResolver } from './leads/project-lead.resolver';
import { LeadsResolver } from './leads/leads.resolver';
import { ImportBatch } from './ledger/import-batch.entity';
import { ImportChange } from './ledger/import-change.entity';
import { ImportResolver } from './ledger/import.resolver';
import { LedgerResolver } from './ledger/ledger.resolver';
import { Listing } from './ledger/listing.entity';
import { Project } from './ledger/project.entity';
import { ProjectEnding } from './lifecycle/ending.entity';
import { EndingPartsResolver, EndingResolver, ListingEndResolver } from './lifecycle/ending.resolver';
import { LifecycleResolver } from './lifecycle/lifecycle.resolver';
import { lookThroughReports } from './odd-reports/look';
import { OddFinding } from './odd-reports/odd.entity';
import { OddReportsResolver } from './odd-reports/odd.resolver';
import { StartPlan } from './lifecycle/start-plan.entity';
import { StartPlanPartsResolver, StartPlanResolver, StartPlansResolver } from './lifecycle/start-plan.resolver';
import { violationCopies } from './lifecycle/violation.consumer';
import { StartViolation } from './lifecycle/violation.entity';
import { ViolationPartsResolver, ViolationResolver } from './lifecycle/violation.resolver';
import { MilestonesResolver, SchedulePartsResolver } from './milestones/milestones.resolver';
import { MilestoneReport, Schedule } from './milestones/schedule.entity';
import { HalfYearResolver, PaceResolver, YearOnYearResolver } from './pace/pace.resolver';
import { ProjectPart } from './parts/part.entity';
import { PartLinkResolver, PartsResolver } from './parts/parts.resolver';
import { PlanBatchResolver } from './plan/batch.resolver';
import { PlanBatch } from './plan/plan-batch.entity';
import { Plan } from './plan/plan.entity';
import { PlanPartsResolver, PlanResolver } from './plan/plan.resolver';
import { ReportBatchResolver } from './progress/batch.resolver';
import { ProgressResolver } from './progress/progress.resolver';
import { VerificationDueResolver } from './verification/due.resolver';
import { markOverdue } from './verification/overdue';
import { VerificationDue, VerificationPlan } from './verification/plan.entity';
import { VerificationPlanResolver } from './verification/plan.resolver';
import { Verification } from './verification/verification.entity';
import { VerificationPartsResolver, VerificationResolver } from './verification/verification.resolver';
import { restingCopies } from './undo/resting.consumer';
import { UndoResolver } from './undo/undo.resolver';

const notWithdrawn = (project: Project | null): Project | null => (project?.withdrawnOn === null ? project : null);
import { Programme } from './programmes/programme.entity';
import { KeyListResolver, ProgrammesResolver, ProgrammeUnionResolver } from './programmes/programmes.resolver';
import { RoundAddition, RoundEntry } from './rounds/entry.entity';
import { FollowThroughResolver, RoundAdditionResolver, RoundEntryResolver, RoundListResolver, RoundPartsResolver, RoundVenueResolver } from './rounds/round-parts.resolver';
import { Round, RoundAdjustment } from './rounds/round.entity';
import { ProjectRoundsResolver, RoundOfEntryResolver } from './rounds/project-rounds.resolver';
import { RoundsResolver } from './rounds/rounds.resolver';
import { SectorFigureResolver, ProjectSectorResolver, SectorTreeResolver, UnmappedSectorResolver } from './sectors/sector-figures.resolver';
import { ProjectSector, SectorNode, SectorQuantity, SectorWord } from './sectors/sector.entity';
import { SectorsResolver } from './sectors/sectors.resolver';
import { RegionPartResolver } from './shares/region-part.type';
import { SharePartsResolver, SharesResolver } from './shares/shares.resolver';
import { ReportBatch } from './progress/report-batch.entity';
import { Report } from './progress/report.entity';
import { ReserveEntry } from './reserve/entry.entity';
import { AdmissionStandard, ReserveGoal, ReservePolicy } from './reserve/policy.entity';
import { GoalResolver, PolicyResolver, StandardResolver } from './reserve/policy.resolver';
import { preworkCopies } from './reserve/prework.consumer';
import { PromoteResolver } from './reserve/promote.resolver';
import { ProjectReserveResolver, ReserveEntryResolver } from './reserve/reserve-parts.resolver';
import { DecisionPartsResolver, ReserveQueries, SessionPartsResolver } from './reserve/reserve-queries.resolver';
import { ReserveResolver } from './reserve/reserve.resolver';
import { ReserveDecision, ReserveSession } from './reserve/session.entity';
import { SessionResolver } from './reserve/session.resolver';
import { presenceCopies } from './presence/presence.consumer';
import { SitePresence } from './presence/presence.entity';
import { PresenceGapResolver, PresencePartsResolver, PresenceResolver } from './presence/presence.resolver';
import { ProjectUnit } from './units/unit.entity';
import { UnitsResolver } from './units/units.resolver';
import { RelocationResolver } from './relocation/relocation.resolver';
import { RegionShares } from './shares/shares.entity';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'projects', copies: [peopleCopies], slices: [
  { name: 'ledger', title: '项目台账', entities: [Project, Listing, ImportBatch], resolvers: [LedgerResolver, ImportResolver],
    references: { Project: async ({ id, code }: { id?: string; code?: string }, request) => (id ? notWithdrawn(await request.asKnown(Project, 'id', id)) : request.batched('project by code', code ?? '', (tx, codes) => findByCodes(tx, codes, request.asOf))) } },
  { name: 'undo', title: '导入批次与撤销', entities: [ImportChange], resolvers: [UndoResolver], copies: restingCopies },
  { name: 'reserve', title: '储备库', entities: [ReserveEntry, ReserveSession, ReserveDecision, AdmissionStandard, ReserveGoal, ReservePolicy], copies: preworkCopies,
    resolvers: [ReserveResolver, PromoteResolver, SessionResolver, StandardResolver, GoalResolver, PolicyResolver, ReserveQueries, ReserveEntryResolver, ProjectReserveResolver, SessionPartsResolver, DecisionPartsResolver],
    references: { ReserveEntry: ({ id }: { id: string }, request) => request.asKnown(ReserveEntry, 'id', id) } },
  { name: 'appraisal', title: '专家论证、公众程序', entities: [Expert, ExpertConflict, AppraisalPanel, PanelOpinion, PublicGate],
    resolvers: [ExpertsResolver, GatesResolver, PanelsResolver, PanelPartsResolver, OpinionPartsResolver, ExcludedExpertResolver, ProjectAppraisalsResolver],
    references: { Expert: ({ id }: { id: string }, request) => request.asKnown(Expert, 'id', id), AppraisalPanel: ({ id }: { id: string }, request) => request.asKnown(AppraisalPanel, 'id', id) } },
  { name: 'lifecycle', title: '开工、停复工、竣工、投产、调退', entities: [ProjectEnding, StartPlan, StartViolation], copies: violationCopies,
    resolvers: [LifecycleResolver, EndingResolver, EndingPartsResolver, ListingEndResolver, StartPlanResolver, StartPlansResolver, StartPlanPartsResolver, ViolationResolver, ViolationPartsResolver] },
  { name: 'campaigns', title: '开复工战役', entities: [Campaign], resolvers: [CampaignsResolver, CampaignStatusResolver] },
  { name: 'capacity', title: '达效账户', entities: [CapacityEntry], resolvers: [CapacityResolver] },
  { name: 'codes', title: '项目代码沿革', entities: [CodeChange], resolvers: [CodesResolver] },
  { name: 'parts', title: '打捆、标段、分期', entities: [ProjectPart], resolvers: [PartsResolver, PartLinkResolver] },
  { name: 'shares', title: '跨区域投资分摊', entities: [RegionShares], resolvers: [SharesResolver, SharePartsResolver, RegionPartResolver] },
  { name: 'relocation', title: '调整项目区划', resolvers: [RelocationResolver] },
  { name: 'units', title: '项目单位', entities: [ProjectUnit], resolvers: [UnitsResolver] },
  { name: 'presence', title: '三到现场', entities: [SitePresence], resolvers: [PresenceResolver, PresenceGapResolver, PresencePartsResolver], copies: presenceCopies },
  { name: 'plan', title: '年度计划', entities: [Plan, PlanBatch], resolvers: [PlanResolver, PlanPartsResolver, PlanBatchResolver] },
  { name: 'milestones', title: '倒排工期', entities: [Schedule, MilestoneReport], resolvers: [MilestonesResolver, SchedulePartsResolver] },
  { name: 'goals', title: '区域与专项目标', entities: [Goal], resolvers: [GoalsResolver, GoalPartsResolver] },
  { name: 'progress', title: '进度报送', entities: [Report, ReportBatch], resolvers: [ProgressResolver, ReportBatchResolver] },
  { name: 'due', title: '按时报送', entities: [Sprint], resolvers: [DueResolver, SprintPartsResolver], ticks: [tellMissed] },
  { name: 'incidents', title: '质量安全事件', entities: [Incident], resolvers: [IncidentsResolver] },
  { name: 'pace', title: '双过半与同比', resolvers: [HalfYearResolver, PaceResolver, YearOnYearResolver] },
  { name: 'leaders', title: '领导包联', entities: [ProjectLeader, OfficerDemand], resolvers: [LeadersResolver, LeaderPartsResolver, LeaderGapsResolver, OfficerDemandResolver] },
  { name: 'evidence', title: '佐证材料', entities: [ProjectSite, Evidence], resolvers: [EvidenceResolver, EvidencePartsResolver] },
  { name: 'verification', title: '独立核验', entities: [Verification, VerificationPlan, VerificationDue], resolvers: [VerificationResolver, VerificationPartsResolver, VerificationPlanResolver, VerificationDueResolver], ticks: [markOverdue] },
  { name: 'accountability', title: '责任记录', entities: [Accountability, ProofSetting], resolvers: [AccountabilityResolver, ProofSettingsResolver] },
  { name: 'feeds', title: '实时监测', entities: [ProjectFeed], resolvers: [FeedsResolver, FeedPartsResolver] },
  { name: 'odd-reports', title: '报送异常', entities: [OddFinding], resolvers: [OddReportsResolver], ticks: [lookThroughReports] },
  { name: 'defects', title: '逾期事项', entities: [ProjectDefect], resolvers: [DefectsResolver, ProjectDefectsResolver], ticks: [tellDefects] },
  { name: 'programmes', title: '级别、专项工程', entities: [Programme], resolvers: [ProgrammesResolver, ProgrammeUnionResolver, KeyListResolver] },
  { name: 'rounds', title: '三个一批、集中开工', entities: [Round, RoundAddition, RoundEntry, RoundAdjustment], resolvers: [RoundsResolver, RoundPartsResolver, RoundVenueResolver, RoundListResolver, RoundAdditionResolver, RoundEntryResolver, FollowThroughResolver, ProjectRoundsResolver, RoundOfEntryResolver] },
  { name: 'leads', title: '招商引资', entities: [Lead, LeadTalk, LeadLanding], resolvers: [LeadsResolver, LeadPartsResolver, LandingRateResolver, ProjectLeadResolver] },
  { name: 'sectors', title: '行业分类', entities: [SectorNode, SectorWord, ProjectSector, SectorQuantity], resolvers: [SectorsResolver, SectorTreeResolver, SectorFigureResolver, UnmappedSectorResolver, ProjectSectorResolver] },
  { name: 'files', title: '文件', entities: [StoredFile], resolvers: [FilesResolver, FilePartsResolver], references: { StoredFile: ({ id }: { id: string }, request) => request.one(StoredFile, 'id', id) } },
] };
