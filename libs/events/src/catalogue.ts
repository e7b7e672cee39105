import * as approvals from './approvals';
import type { EventDefinition } from './define';
import * as directory from './directory';
import * as elements from './elements';
import * as funding from './funding';
import * as fundingReversals from './funding-reversals';
import * as projects from './projects';
import * as projectsImports from './projects-imports';
import * as projectsAppraisal from './projects-appraisal';
import * as projectsReserve from './projects-reserve';
import * as projectsEvidence from './projects-evidence';
import * as projectsLeaders from './projects-leaders';
import * as projectsVerification from './projects-verification';
import * as projectsCapacity from './projects-capacity';
import * as projectsLife from './projects-life';
import * as projectsLeads from './projects-leads';
import * as projectsProgrammes from './projects-programmes';
import * as projectsRounds from './projects-rounds';
import * as projectsSectors from './projects-sectors';
import * as projectsPlan from './projects-plan';
import * as projectsProgress from './projects-progress';
import * as projectsCodes from './projects-codes';
import * as projectsStructure from './projects-structure';
import * as projectsUnits from './projects-units';
import * as projectsDefects from './projects-defects';
import * as projectsPresence from './projects-presence';
import * as supervision from './supervision';

const isDefinition = (value: unknown): value is EventDefinition => typeof value === 'object' && value !== null && 'topic' in value && 'of' in value;

/** Every event type of the house, by its type. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [
    approvals,
    directory,
    elements,
    funding,
    fundingReversals,
    projects,
    projectsImports,
    projectsAppraisal,
    projectsReserve,
    projectsEvidence,
    projectsLeaders,
    projectsVerification,
    projectsCapacity,
    projectsLife,
    projectsLeads,
    projectsProgrammes,
    projectsRounds,
    projectsSectors,
    projectsPlan,
    projectsProgress,
    projectsCodes,
    projectsStructure,
    projectsUnits,
    projectsDefects,
    projectsPresence,
    supervision,
  ]
    .flatMap((publisher) => Object.values<unknown>(publisher)).filter(isDefinition).map((definition) => [definition.type, definition]),
);

export const topics: readonly string[] = [...new Set([...catalogue.values()].map((definition) => definition.topic))].sort();
