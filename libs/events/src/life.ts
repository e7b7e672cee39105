import type { EventDefinition } from './define';
import { projectCommissioned, projectCompleted, projectResumed, projectStarted, projectSuspended, type projectStages } from './projects';
import { capacityReached } from './projects-capacity';
import { projectCancelled, projectRemoved } from './projects-life';
import type { Sentence } from './sentence';

export type Stage = (typeof projectStages)[number];

/** From the first idea to designed output (P2). Lists and steps take a project further along it; only what stands beside it (suspended, removed, cancelled) leaves it. */
export const wayOfLife = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START', 'UNDER_CONSTRUCTION', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY'] as const satisfies readonly Stage[];
/** Nothing more is planned, reported, applied for or paid for these. */
export const endedStages = ['REMOVED', 'CANCELLED'] as const satisfies readonly Stage[];
export const beforeStart = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START'] as const satisfies readonly Stage[];
export const inOperation = ['COMMISSIONED', 'AT_CAPACITY'] as const satisfies readonly Stage[];

export const hasEnded = (stage: string): boolean => (endedStages as readonly string[]).includes(stage);

/** A step of a life: the fact that tells of it, the stages in which it may follow, the stage it leads to, the field that names its day, and how it is refused elsewhere. */
export interface LifeStep { told: EventDefinition; from: readonly Stage[]; to: Stage; day: 'on' | 'startedOn'; rule: string; needs: Sentence }

/**
 * Every step of a project's life (P2; 003, 000), the one place that says which fact may follow in which stage: projects decides by it, the copies of the
 * other services and supervision's figures are kept by it. A step of another mechanism, such as the reserve library's (P1), is a line here.
 */
export const lifeSteps = {
  STARTED: { told: projectStarted, from: beforeStart, to: 'UNDER_CONSTRUCTION', day: 'startedOn', rule: 'P2.not-before-start', needs: { en: 'before its start', zh: '开工前阶段' } },
  SUSPENDED: { told: projectSuspended, from: ['UNDER_CONSTRUCTION'], to: 'SUSPENDED', day: 'on', rule: 'P2.not-under-construction', needs: { en: 'under construction', zh: '在建' } },
  RESUMED: { told: projectResumed, from: ['SUSPENDED'], to: 'UNDER_CONSTRUCTION', day: 'on', rule: 'P2.not-suspended', needs: { en: 'suspended', zh: '停工' } },
  COMPLETED: { told: projectCompleted, from: ['UNDER_CONSTRUCTION'], to: 'COMPLETED', day: 'on', rule: 'P2.not-under-construction', needs: { en: 'under construction', zh: '在建' } },
  COMMISSIONED: { told: projectCommissioned, from: ['COMPLETED'], to: 'COMMISSIONED', day: 'on', rule: 'P2.not-completed', needs: { en: 'completed', zh: '竣工' } },
  AT_CAPACITY: { told: capacityReached, from: ['COMMISSIONED'], to: 'AT_CAPACITY', day: 'on', rule: 'P2.not-commissioned', needs: { en: 'commissioned', zh: '投产' } },
  CANCELLED: { told: projectCancelled, from: [...beforeStart, 'UNDER_CONSTRUCTION', 'SUSPENDED'], to: 'CANCELLED', day: 'on', rule: 'P2.not-to-be-cancelled', needs: { en: 'planned, under construction or suspended', zh: '未竣工的项目' } },
  REMOVED: { told: projectRemoved, from: [...wayOfLife, 'SUSPENDED', 'CANCELLED'], to: 'REMOVED', day: 'on', rule: 'P2.removed-already', needs: { en: 'on a list still', zh: '未调退的项目' } },
} as const satisfies Record<string, LifeStep>;

export type LifeStepName = keyof typeof lifeSteps;
export const lifeStepNames = Object.keys(lifeSteps) as LifeStepName[];

/** The step that an event of this type tells of. */
export const stepTold = (type: string): LifeStepName | null => lifeStepNames.find((name) => lifeSteps[name].told.type === type) ?? null;

/** The day of a step, of what its event says. */
export const dayOfStep = (name: LifeStepName, data: unknown): string => String((data as Record<string, unknown>)[lifeSteps[name].day]);
