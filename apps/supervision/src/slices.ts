import { peopleCopies } from '@cornerstone/runtime/people-copy';
import { projectCopies } from '@cornerstone/runtime/project-copy';
import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { escalateOverdue } from './issues/escalate';
import { Issue } from './issues/issue.entity';
import { IssuePartsResolver, ProjectIssuesResolver } from './issues/issue-parts.resolver';
import { issueConsumers } from './issues/issues.consumer';
import { IssuesResolver } from './issues/issues.resolver';
import { CarriedResolver } from './portfolio/carried.resolver';
import { portfolioCopies } from './portfolio/facts.consumer';
import { fillRows } from './portfolio/kept.sql';
import { PortfolioResolver } from './portfolio/portfolio.resolver';
import { timelineCopies } from './timeline/timeline.consumer';
import { TimelineEntry } from './timeline/timeline.entity';
import { TimelineResolver } from './timeline/timeline.resolver';

/** What this service does, a line a mechanism. */
export const definition: ServiceDefinition = { name: 'supervision', copies: [projectCopies, peopleCopies], slices: [
  { name: 'issues', title: '问题闭环', entities: [Issue], resolvers: [IssuesResolver, IssuePartsResolver, ProjectIssuesResolver], consumers: issueConsumers, ticks: [escalateOverdue],
    references: { Issue: ({ id }: { id: string }, request) => request.asKnown(Issue, 'id', id) } },
  { name: 'portfolio', title: '项目组合指标', resolvers: [PortfolioResolver, CarriedResolver], copies: portfolioCopies, ticks: [fillRows] },
  { name: 'timeline', title: '项目大事记', entities: [TimelineEntry], resolvers: [TimelineResolver], copies: timelineCopies },
] };
