import type { ServiceDefinition } from '@cornerstone/runtime/service';
import { references } from './references';
import { slices } from './slices';

export const definition: ServiceDefinition = { name: 'elements', slices, references };
