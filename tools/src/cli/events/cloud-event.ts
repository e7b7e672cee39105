import { z } from 'zod';

const text = z.string().nullish().transform((value) => value ?? null);

/** One event in the structured form of CloudEvents 1.0, as /events/stream sends it. What we do not know of is kept. */
export const cloudEvent = z.looseObject({
  id: z.string(), type: z.string(), source: z.string(), subject: text, time: z.string(), knownon: z.string(), projectid: text, aggregateid: z.string(),
  aggregateversion: z.coerce.number().int(), regionpaths: z.union([z.string(), z.array(z.string())]).nullish(), actorid: text, departmentid: text, traceparent: text, data: z.unknown(),
});
export type CloudEvent = z.infer<typeof cloudEvent>;
