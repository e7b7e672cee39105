import { percentile } from '../../events/figures';
import type { Asked } from '../shop/queries';

/** What one turn asks of one gateway. Bodies and tokens of a turn are all of one length. */
export interface Load { port: number; path: string; body: string; tokens: readonly string[]; asked: Asked; fresh: number; connections: number; seconds: number }

/** What came of it; times in milliseconds. `faults` counts answers other than 200, and connections that broke. */
export interface Loaded { answers: number; seconds: number; bytes: number; faults: number; p50: number; p99: number }

export const PATIENCE_MS = 30_000;

/** The head of every request, but its token. */
export const headOf = ({ port, path, body }: Pick<Load, 'port' | 'path' | 'body'>): string =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;

export const loaded = (times: readonly number[], rest: Omit<Loaded, 'answers' | 'p50' | 'p99'>): Loaded => ({ answers: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99), ...rest });
