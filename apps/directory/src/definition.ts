import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { references } from './references';
import { slices } from './slices';

/** main.ts adds the loading of the reference data, which needs to know whether this is a demonstration. */
export const definition: ServiceDefinition = { name: 'directory', slices, references };
