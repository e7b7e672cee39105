import * as approvals from './approvals';
import type { EventDefinition } from './define';
import * as directory from './directory';
import * as elements from './elements';
import * as funding from './funding';
import * as projects from './projects';
import * as projectsImports from './projects-imports';
import * as projectsCapacity from './projects-capacity';
import * as projectsLife from './projects-life';
import * as supervision from './supervision';

const isDefinition = (value: unknown): value is EventDefinition => typeof value === 'object' && value !== null && 'topic' in value && 'of' in value;

/** Every event type of the house, by its type. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [
    approvals,
    directory,
    elements,
    funding,
    projects,
    projectsImports,
    projectsCapacity,
    projectsLife,
    supervision,
  ]
    .flatMap((publisher) => Object.values<unknown>(publisher)).filter(isDefinition).map((definition) => [definition.type, definition]),
);

export const topics: readonly string[] = [...new Set([...catalogue.values()].map((definition) => definition.topic))].sort();
