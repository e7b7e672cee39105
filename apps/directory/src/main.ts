import 'reflect-metadata';
import { startService } from '@cornerstone/runtime/service';
import { config } from './config';
import { definition } from './slices';
import { loadReference } from './reference/reference';

await startService({ ...definition, prepare: ({ worker, clock }) => loadReference(worker, clock, config.DEMONSTRATION, config.peopleFile) }, config);
