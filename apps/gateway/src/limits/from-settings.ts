import { existsSync } from 'node:fs';
import type { GatewayConfig } from '../config';
import { openGate, type Gate } from './gate';
import { knownOperations } from './known-operations';

const OPERATIONS = new URL('../../operations.json', import.meta.url);

export function gateOf(config: GatewayConfig): Gate {
  return openGate({
    rates: { reads: config.RATE_READS_PER_MINUTE, mutations: config.RATE_MUTATIONS_PER_MINUTE, imports: config.RATE_IMPORTS_PER_MINUTE, strangers: config.RATE_STRANGERS_PER_MINUTE },
    operations: config.OPERATIONS, known: knownOperations(OPERATIONS), isLoading: loading(config),
  });
}

/** A demonstration is a year told within a minute, by a dozen people: rates hold from when it is ready. Production has none. */
function loading({ DEMONSTRATION, READY_FILE }: Pick<GatewayConfig, 'DEMONSTRATION' | 'READY_FILE'>): () => boolean {
  let isReady = !DEMONSTRATION || READY_FILE === undefined;
  return () => {
    isReady ||= existsSync(READY_FILE ?? '');
    return !isReady;
  };
}
