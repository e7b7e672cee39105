import 'reflect-metadata';
import { startService } from '@cornerstone/runtime/service';
import { config } from './config';
import { definition } from './definition';

await startService(definition, config);
