import { z } from 'zod';
import { defineEvent, isoDay } from './define';
import { same } from './sentence';
import { idOf, reason, text, told } from './words';

export const issueSeverities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
const ofIssue = { issueId: idOf('iss', 'Id of the issue', '问题标识'), code: text('Number of the issue within its year', '问题编号', 'ISS-2024-000001') };

export const issueRaised = defineEvent('supervision.issue.raised.v1',
  { en: 'An issue was found', zh: '问题发现' },
  ({ code }) => same(code),
  told(z.object({
    ...ofIssue, kind: text('Kind: COMMITMENT_BROKEN, START_WITHOUT_PERMITS, FUNDS_BREACH, CONTRADICTION, OBSTRUCTION, INACTION, APPROVAL, FUNDS, LAND, ELEMENTS, PROGRESS, REPORTING, QUALITY_SAFETY or OTHER', '问题类别', 'LAND'),
    severity: told(z.enum(issueSeverities), 'Severity', '严重程度：低、中、高、特别严重', 'HIGH'),
    cause: told(z.string().nullable(), 'The event type and subject that raised it; null when a person did', '触发事件类型与对象；人工提出为空', null),
  }), 'Raised by a person, or by a rule of another service through its event (S1); once for one cause', '由人员提出或由其他服务的事件触发，同一事由只提一次'));

export const issueAssigned = defineEvent('supervision.issue.assigned.v1',
  { en: 'An issue was assigned', zh: '问题交办' },
  ({ code, deadline }) => ({ zh: `${code}，限 ${deadline} 前`, en: `${code}, by ${deadline}` }),
  told(z.object({
    ...ofIssue, departmentId: text('Id of the responsible department', '责任单位标识', 'dep_410100_natural_resources'), personId: idOf('per', 'Id of the responsible person', '责任人标识'),
    leaderId: idOf('per', 'Id of the leader in charge', '牵头领导标识'), deadline: told(isoDay, 'Day by which it must be solved', '完成时限'),
  }), 'Unit, person, method, deadline and leader are all in place (五到位, S1); a later assignment replaces this one', '五到位后交办；再次交办即替代'));

export const issueReportedBack = defineEvent('supervision.issue.reported-back.v1',
  { en: 'The responsible unit reported an issue as solved', zh: '问题反馈' },
  ({ code }) => same(code), told(z.object({ ...ofIssue, on: told(isoDay, 'Day of the report', '反馈日期') }), 'Reported as solved, not yet closed off', '责任单位反馈已整改，尚未销号'));

export const issueClosed = defineEvent('supervision.issue.closed.v1',
  { en: 'An issue was closed off by someone other than who solved it', zh: '问题销号' },
  ({ code }) => same(code), told(z.object({ ...ofIssue, on: told(isoDay, 'Day on which it was closed off', '销号日期') }), 'Never closed off by its solver (S1)', '整改人不得自行销号（S1）'));

export const issueReopened = defineEvent('supervision.issue.reopened.v1',
  { en: 'A closed issue was opened again', zh: '问题重开' },
  ({ code, reason }) => ({ zh: `${code}，${reason}`, en: `${code}, ${reason}` }), told(z.object({ ...ofIssue, reason }), 'It starts anew, unassigned; a new assignment sets a new deadline', '问题重新进入待交办状态'));

export const issueMet = defineEvent('supervision.issue.met.v1',
  { en: 'What an issue was about was done', zh: '问题事项已补办' },
  ({ code, on }) => ({ zh: `${code}，${on}`, en: `${code}, ${on}` }),
  told(z.object({ ...ofIssue, on: told(isoDay, 'Day on which it was done or was due no more', '补办或不再要求的日期') }), 'Found by the rule that had found the issue; the issue goes up no further and may be closed off (S1)', '由发现该问题的规则认定已补办；不再升级督办，可予销号（S1）'));

export const issueEscalated = defineEvent('supervision.issue.escalated.v1',
  { en: 'An overdue issue went one level up', zh: '问题升级督办' },
  ({ code, to }) => ({ zh: `${code}，升至${{ COUNTY: '县级', CITY: '市级', PROVINCE: '省级' }[to]}`, en: `${code}, to the ${to.toLowerCase()}` }),
  told(z.object({ ...ofIssue, to: told(z.enum(['COUNTY', 'CITY', 'PROVINCE']), 'Level that supervises it now', '现督办层级：县、市、省', 'CITY'), on: told(isoDay, 'Day on which it went up', '升级日期') }), 'County, then city, then province while it stays overdue (S1)', '逾期未办逐级升级督办'));
