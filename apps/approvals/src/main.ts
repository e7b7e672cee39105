import 'reflect-metadata';
import { startService } from '@cornerstone/runtime/service';
import { config } from './config';
import { definition } from './slices';

await startService(definition, config);
