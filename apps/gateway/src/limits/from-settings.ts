import { existsSync } from 'node:fs';
import type { GatewayConfig } from '../config';
import { openGate, type Gate } from './gate';
import { HeldAnswers } from './held-answers';
import { knownOperations, type KnownOperations } from './known-operations';

const OPERATIONS = new URL('../../operations.json', import.meta.url);

export const ourOperations = (): KnownOperations => knownOperations(OPERATIONS);

export function gateOf(config: GatewayConfig, known: KnownOperations, held: (bytes: number) => void): Gate {
  return openGate({
    rates: { reads: config.RATE_READS_PER_MINUTE, mutations: config.RATE_MUTATIONS_PER_MINUTE, imports: config.RATE_IMPORTS_PER_MINUTE, strangers: config.RATE_STRANGERS_PER_MINUTE },
    operations: config.OPERATIONS, known, isLoading: loading(config),
    held: new HeldAnswers(config.ANSWERS_HELD_MEGABYTES * 1024 * 1024, held),
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
