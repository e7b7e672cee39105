import { readServiceConfig } from '@cornerstone/runtime/service-config';

export const config = readServiceConfig(process.env);
