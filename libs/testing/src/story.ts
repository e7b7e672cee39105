import type { Received } from '@cornerstone/events/define';
import { toWire } from '@cornerstone/events/envelope';
import { projectCompleted, projectStarted } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import type { Outgoing } from '@cornerstone/runtime/bus/broker';
import { newId } from '@cornerstone/runtime/ids';
import { heard } from './events';

/** What happened to one project, version by version: a start, then completions. */
export function aStory(length: number, project = newId('prj')): Received[] {
  return Array.from({ length }, (_, at) => (at === 0
    ? heard(projectStarted.of(day('2024-03-01'), { startedOn: '2024-03-01', evidenceDigest: 'ab' }), { projectId: project, aggregateVersion: 1 })
    : heard(projectCompleted.of(day('2024-09-01'), { on: '2024-09-01' }), { projectId: project, aggregateVersion: at + 1 })));
}

export const sent = (event: Received, changed: Partial<Outgoing> = {}): Outgoing => ({ topic: 'projects.project', ...toWire(event), ...changed });
