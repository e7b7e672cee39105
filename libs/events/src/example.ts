import { day } from '@cornerstone/kernel/day';
import { publisherOf, type EventDefinition, type Received } from './define';
import { sampleOf, schemaOf } from './json-schema';

/** What an event of this type may look like: its data from the words of its schema, the rest as it mostly is. */
export function exampleOf({ type, topic, data }: Pick<EventDefinition, 'type' | 'topic' | 'data'>): Received {
  const aggregateId = IDS[topic] ?? 'prj_0193a000-0000-7000-8000-000000000001';
  const projectId = topic.startsWith('directory.') || OWN_TOPICS.includes(topic) || ABOUT_NO_PROJECT.includes(type) ? null : 'prj_0193a000-0000-7000-8000-000000000001';
  return {
    id: 'evt_0193a000-0000-7000-8000-000000000002', type, source: publisherOf(type), subject: projectId && '2509-320193-89-01-544060', time: '2024-06-12T01:02:03.004Z', knownOn: day('2024-06-12'),
    key: projectId ?? aggregateId, projectId, aggregateId, aggregateVersion: 1, regionPaths: ['410000.410100.410105'],
    actorId: 'per_0193a000-0001-7000-8000-000000000001', departmentId: 'dep_410100_development_reform', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', data: sampleOf(schemaOf(data, 'input')),
  };
}

const OWN_TOPICS = ['elements.pool', 'projects.campaign', 'projects.lead', 'projects.programme', 'projects.round', 'projects.sector', 'projects.goal', 'projects.sprint', 'projects.expert'];
const ABOUT_NO_PROJECT = ['funding.ledger.batch-created.v1', 'funding.ledger.quota-raised.v1', 'projects.reserve.session-closed.v1', 'projects.reserve.standard-defined.v1', 'projects.reserve.goal-defined.v1', 'projects.reserve.policy-defined.v1'];
const IDS: Readonly<Record<string, string>> = {
  'approvals.case': 'apv_0193a000-0000-7000-8000-000000000001', 'directory.clock': 'clock', 'directory.department': 'dep_410100_finance', 'directory.person': 'per_0193a000-0000-7000-8000-000000000001', 'directory.region': '410105',
  'projects.lead': 'led_0193a000-0000-7000-8000-000000000001', 'projects.programme': 'prg_0193a000-0000-7000-8000-000000000001', 'projects.round': 'rnd_0193a000-0000-7000-8000-000000000001', 'projects.sector': 'INFRASTRUCTURE.TRANSPORT',
  'projects.campaign': 'cmp_0193a000-0000-7000-8000-000000000001',
  'projects.goal': 'gol_0193a000-0000-7000-8000-000000000001', 'projects.sprint': 'spr_0193a000-0000-7000-8000-000000000001',
  'projects.expert': 'exp_0193a000-0000-7000-8000-000000000001', 'projects.panel': 'pnl_0193a000-0000-7000-8000-000000000001', 'projects.reserve': 'rsv_0193a000-0000-7000-8000-000000000001',
  'elements.guarantee': 'eln_0193a000-0000-7000-8000-000000000001', 'elements.pool': 'elp_0193a000-0000-7000-8000-000000000001', 'funding.ledger': 'bat_0193a000-0000-7000-8000-000000000001', 'supervision.issue': 'iss_0193a000-0000-7000-8000-000000000001',
};
