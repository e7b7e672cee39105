import { readServiceConfig } from '@cornerstone/runtime/service-config';

/** `PEOPLE`: a file in the columns of data/people.csv, read at each start. */
export const config = { ...readServiceConfig(process.env), peopleFile: process.env['PEOPLE'] || null };
