import { randomInt } from 'node:crypto';
import type { ICustomPartitioner } from 'kafkajs';

const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** Kafka's own hash of keys (murmur2, as its Java client has it), in 32-bit integers. kafkajs does it in a class of 64-bit ones, at a tenth of a send's cost. */
export function murmur2(key: string | Buffer): number {
  const data = typeof key === 'string' ? Buffer.from(key) : key;
  const { length } = data;
  const whole = length & ~3;
  let hash = SEED ^ length;
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(data.readInt32LE(at), M);
    word = Math.imul(word ^ (word >>> 24), M);
    hash = Math.imul(hash, M) ^ word;
  }
  if (length > whole) {
    for (let at = length - 1; at >= whole; at -= 1) hash ^= (data[at] ?? 0) << (8 * (at - whole));
    hash = Math.imul(hash, M);
  }
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

/** The partition that every Java and kafkajs client would choose; any for a message without a key. */
export const byKey: ICustomPartitioner = () => ({ partitionMetadata, message: { key } }) => {
  const count = partitionMetadata.length;
  return key === null || key === undefined ? randomInt(count) : (murmur2(key) & 0x7fffffff) % count;
};
