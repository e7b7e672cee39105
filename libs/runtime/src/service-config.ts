import { misspelt } from '@cornerstone/kernel/misspelt';
import { z } from 'zod';
import { brokerAddresses } from './broker-addresses';
import { randomKeys } from './random-key';

const url = z.string().regex(/^postgres(ql)?:\/\/[^/]+\/.+/, 'must be a postgres:// address with a database').refine((text) => !/^[^:]+:\/\/[^:@/]+_owner[:@]/.test(text), 'must not be the owner of the tables: row security would not hold');

const schema = z.object({
  SERVICE_PORT: z.coerce.number().int().min(1).max(65_535),
  SERVICE_HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: url, WORKER_DATABASE_URL: url,
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(10),
  KAFKA_BROKERS: brokerAddresses,
  /** Newest first: all are good for asking this service, the first one signs the head of its chain. */
  INTERNAL_KEY: randomKeys,
  DEMONSTRATION: z.enum(['true', 'false']).default('false').transform((value) => value === 'true'),
  NODE_ENV: z.string().default('development'),
  /** Days are those of Shanghai: a process in another zone was set up for another house. */
  TZ: z.literal('Asia/Shanghai', 'must be Asia/Shanghai, or be left out').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}).refine((settings) => !(settings.DEMONSTRATION && settings.NODE_ENV === 'production'), {
  path: ['DEMONSTRATION'], message: 'must not be true in production',
  // Told together with the others, not only once they are right.
  when: ({ value }) => typeof value === 'object' && value !== null,
});

export type ServiceConfig = z.output<typeof schema>;

/** The settings, or the first fault of each as `NAME: what it must be`; never the value, which may be a secret. */
export function checkServiceSettings(environment: Record<string, string | undefined>): { config: ServiceConfig } | { faults: string[] } {
  const parsed = schema.safeParse(environment);
  const strange = misspelt(environment, Object.keys(schema.shape)).map(({ name, meant }) => `${name}: is no setting; ${meant} is`);
  if (parsed.success && strange.length === 0) return { config: parsed.data };
  return { faults: [...strange, ...[...Map.groupBy(parsed.error?.issues ?? [], (issue) => String(issue.path[0] ?? ''))].map(([name, [first]]) => `${name}: ${environment[name] === undefined && first?.code === 'invalid_type' ? 'is missing' : first?.message ?? 'is wrong'}`)] };
}

/** Reads every setting of a service; reports all faults at once and ends the process with exit code 2. */
export function readServiceConfig(environment: Record<string, string | undefined>): ServiceConfig {
  const checked = checkServiceSettings(environment);
  if ('config' in checked) return checked.config;
  process.stderr.write(`Wrong settings:\n${checked.faults.map((fault) => `  ${fault}`).join('\n')}\n`);
  process.exit(2);
}
