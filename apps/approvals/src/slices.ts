import { projectCopies } from '@cornerstone/runtime/project-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { CatalogueResolver } from './catalogue/catalogue.resolver';
import { Procedure } from './catalogue/procedure.entity';
import { ApprovalCase } from './cases/case.entity';
import { CasePartsResolver, ItemPartsResolver } from './cases/case-parts.resolver';
import { CasesResolver } from './cases/cases.resolver';
import { ApprovalItem } from './cases/item.entity';
import { ProjectApprovalsResolver } from './cases/project.resolver';
import { ClockResolver } from './clock/clock.resolver';
import { ClockStop } from './clock/stop.entity';
import { Commitment } from './promises/commitment.entity';
import { letterCopies } from './promises/letter.consumer';
import { FileCopy } from './promises/letter.entity';
import { breakOverdueCommitments } from './promises/overdue.tick';
import { PromisesResolver } from './promises/promises.resolver';
import { StartCheck, StartPlan } from './start/start-check.entity';
import { StartCheckResolver } from './start/start-check.resolver';
import { startConsumers, startPlanCopies } from './start/start.consumer';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'approvals', copies: [projectCopies], slices: [
  { name: 'catalogue', title: '审批事项目录', entities: [Procedure], resolvers: [CatalogueResolver] },
  { name: 'cases', title: '联审联批', entities: [ApprovalCase, ApprovalItem], resolvers: [CasesResolver, CasePartsResolver, ItemPartsResolver, ProjectApprovalsResolver],
    references: { ApprovalCase: ({ id }: { id: string }, request) => request.asKnown(ApprovalCase, 'id', id) } },
  { name: 'clock', title: '审批计时、停表', entities: [ClockStop], resolvers: [ClockResolver] },
  { name: 'promises', title: '承诺函、容缺办理', entities: [Commitment, FileCopy], resolvers: [PromisesResolver], copies: letterCopies, ticks: [breakOverdueCommitments] },
  { name: 'start', title: '开工核查', entities: [StartCheck, StartPlan], resolvers: [StartCheckResolver], copies: startPlanCopies, consumers: startConsumers },
] };
