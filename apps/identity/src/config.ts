import { isIP } from 'node:net';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const secret = (least: number) => z.string('must be given').min(least, `must have at least ${least} characters`);

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  /** The issuer's public address: the front door's and a path. */
  ISSUER: address.refine((issuer) => /^\/[a-z]+$/.test(URL.parse(issuer)?.pathname ?? ''), 'must end in a path of one word'),
  CLIENT_ID: z.string().min(1).default('cornerstone-console'),
  DEMO_PASSWORD: secret(12),
  COOKIE_KEY: secret(32),
  SIGNING_KEYS: z.string('must name the file of the signing keys').min(1),
  /** Seconds that a replaced key is still shown. */
  KEY_OVERLAP: z.coerce.number().int().min(1).default(24 * 60 * 60),
  DEMONSTRATION: z.literal('true', 'must be true: these people exist in the demonstration only'),
  NODE_ENV: z.string().default('development').refine((name) => name !== 'production', 'must not be production: connect an issuer of your own (docs/sign-in.md)'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type IdentityConfig = z.output<typeof schema>;

/** Where the console may be: the front door, by each name a browser on this machine gives it. */
export function originsOf(issuer: string): string[] {
  const { protocol, hostname, host, port } = new URL(issuer);
  const isLocal = hostname === 'localhost' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
  return isLocal ? ['localhost', '127.0.0.1'].map((name) => `${protocol}//${name}${port && `:${port}`}`) : [`${protocol}//${host}`];
}

/** The only reader of this process's settings; reports every fault at once and ends with exit code 2. */
export function readConfig(environment: Record<string, string | undefined>): IdentityConfig {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  process.stderr.write(`Wrong settings:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}\n`);
  process.exit(2);
}
