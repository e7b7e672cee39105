import { brokerAddresses } from '@cornerstone/runtime/broker-addresses';
import { z } from 'zod';
import { RATES } from './limits/rates';

const subgraph = z.object({ url: z.url(), key: z.string().regex(/^[0-9a-f]{64,}$/, 'must be at least 32 random bytes in hex') });
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
});
const rate = (usual: number) => z.coerce.number().int().min(1).default(usual);
const flag = z.enum(['true', 'false']).default('false').transform((value) => value === 'true');

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  SUBGRAPHS: json.pipe(z.record(z.string(), subgraph)),
  TOKEN_KEYS: z.string().min(1),
  KAFKA_BROKERS: brokerAddresses,
  /** Another supergraph than the committed one. */
  SUPERGRAPH: z.string().min(1).optional(),
  READY_FILE: z.string().optional(),
  DEMONSTRATION: flag,
  DEMO_KEY_FILE: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  /** Any operation, or those of our own clients only; the latter by default in production. */
  OPERATIONS: z.enum(['free', 'known']).optional(),
  RATE_READS_PER_MINUTE: rate(RATES.reads),
  RATE_MUTATIONS_PER_MINUTE: rate(RATES.mutations),
  RATE_IMPORTS_PER_MINUTE: rate(RATES.imports),
  RATE_STRANGERS_PER_MINUTE: rate(RATES.strangers),
  /** Proxies of ours in front: so many entries of X-Forwarded-For, from its end, are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}).refine((settings) => !(settings.DEMONSTRATION && settings.NODE_ENV === 'production'), { path: ['DEMONSTRATION'], message: 'must not be true in production' })
  .transform((settings) => ({ ...settings, OPERATIONS: settings.OPERATIONS ?? (settings.NODE_ENV === 'production' ? 'known' as const : 'free' as const) }));

export type GatewayConfig = z.output<typeof schema>;

/** The only reader of the gateway's settings; reports every fault at once and ends with exit code 2. */
export function readConfig(environment: Record<string, string | undefined>): GatewayConfig {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  process.stderr.write(`Wrong settings:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}\n`);
  process.exit(2);
}
