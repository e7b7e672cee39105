import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { byKey, murmur2 } from './partitioner';

const partitionMetadata = (count: number) => Array.from({ length: count }, (_, partitionId) => ({ partitionErrorCode: 0, partitionId, leader: 1, replicas: [1], isr: [1] }));

describe('which partition a key goes to 分区', () => {
  it('is the one that kafkajs and the Java client choose, whatever the key', () => {
    const [ours, theirs] = [byKey(), Partitioners.JavaCompatiblePartitioner()];
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array().map((bytes) => Buffer.from(bytes))), fc.integer({ min: 1, max: 50 }), (key, count) => {
      const asked = { topic: 'projects.project', partitionMetadata: partitionMetadata(count), message: { key, value: null } };
      expect(ours(asked)).toBe(theirs(asked));
    }), { numRuns: 2_000 });
  });

  it('knows the hashes of the Kafka source', () => {
    expect(['21', 'foobar', 'a-little-bit-long-string', 'a-little-bit-longer-string', 'lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8'].map(murmur2)).toEqual([-973932308, -790332482, -985981536, -1486304829, -58897971]);
  });

  it('gives a message without a key any partition', () => {
    const choose = byKey();
    const chosen = new Set(Array.from({ length: 200 }, () => choose({ topic: 't', partitionMetadata: partitionMetadata(3), message: { key: null, value: null } })));
    expect([...chosen].sort()).toEqual([0, 1, 2]);
  });
});
