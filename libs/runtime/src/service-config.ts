import { z } from 'zod';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address');

const schema = z.object({
  SERVICE_PORT: z.coerce.number().int().min(1).max(65_535),
  DATABASE_URL: url, WORKER_DATABASE_URL: url,
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(10),
  KAFKA_BROKERS: z.string().min(3).transform((list) => list.split(',').map((broker) => broker.trim())),
  INTERNAL_KEY: z.string().regex(/^[0-9a-f]{64,}$/, 'must be at least 32 random bytes in hex'),
  DEMONSTRATION: z.enum(['true', 'false']).default('false').transform((value) => value === 'true'),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}).refine((settings) => !(settings.DEMONSTRATION && settings.NODE_ENV === 'production'), { path: ['DEMONSTRATION'], message: 'must not be true in production' });

export type ServiceConfig = z.output<typeof schema>;

/** Reads every setting of a service; reports all faults at once and ends the process with exit code 2. */
export function readServiceConfig(environment: Record<string, string | undefined>): ServiceConfig {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  process.stderr.write(`Wrong settings:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}\n`);
  process.exit(2);
}
