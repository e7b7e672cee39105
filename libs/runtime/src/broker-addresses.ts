import { z } from 'zod';

/** The setting KAFKA_BROKERS, `host:port,host:port`, as a list. */
export const brokerAddresses = z.string().regex(/^\s*[^\s:,]+:\d{1,5}\s*(,\s*[^\s:,]+:\d{1,5}\s*)*$/, 'must be host:port, several separated by commas')
  .transform((list) => list.split(',').map((broker) => broker.trim()));
