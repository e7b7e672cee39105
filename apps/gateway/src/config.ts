import { brokerAddresses } from '@cornerstone/runtime/broker-addresses';
import { z } from 'zod';

const subgraph = z.object({ url: z.url(), key: z.string().regex(/^[0-9a-f]{64,}$/, 'must be at least 32 random bytes in hex') });
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
});
const flag = z.enum(['true', 'false']).default('false').transform((value) => value === 'true');

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  SUBGRAPHS: json.pipe(z.record(z.string(), subgraph)),
  TOKEN_KEYS: z.string().min(1),
  KAFKA_BROKERS: brokerAddresses,
  /** Who signs people in, and as what the console is known there. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).default('cornerstone-console'),
  OIDC_SCOPE: z.string().min(1).default('openid profile offline_access'),
  /** Where the demonstration's own issuer listens. */
  IDENTITY_URL: z.url({ protocol: /^http$/, error: 'must be an http address' }).optional(),
  /** Another supergraph than the committed one. */
  SUPERGRAPH: z.string().min(1).optional(),
  READY_FILE: z.string().optional(),
  DEMONSTRATION: flag,
  DEMO_KEY_FILE: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}).refine((settings) => !(settings.DEMONSTRATION && settings.NODE_ENV === 'production'), { path: ['DEMONSTRATION'], message: 'must not be true in production' })
  .refine((settings) => !settings.IDENTITY_URL || (settings.DEMONSTRATION && settings.OIDC_ISSUER), { path: ['IDENTITY_URL'], message: 'is for the demonstration only, with OIDC_ISSUER' });

export type GatewayConfig = z.output<typeof schema>;

/** The only reader of the gateway's settings; reports every fault at once and ends with exit code 2. */
export function readConfig(environment: Record<string, string | undefined>): GatewayConfig {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  process.stderr.write(`Wrong settings:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}\n`);
  process.exit(2);
}
