import { z } from 'zod';
import { MOST, type Most } from './shares';

const most = (usual: number) => z.coerce.number().int().min(1).max(1_000_000).default(usual);

/** What one person may hold open here, and all people together; how long a reader may take nothing. */
export const streamSettings = {
  STREAMS_PER_PERSON: most(MOST.stream), SOCKETS_PER_PERSON: most(MOST.socket), SUBSCRIPTIONS_PER_PERSON: most(MOST.subscription), STREAMS_TOGETHER: most(MOST.everyone),
  STREAM_PATIENCE_SECONDS: z.coerce.number().int().min(1).max(600).default(30),
};
type Read = z.output<z.ZodObject<typeof streamSettings>>;

export const streamsOf = (read: Read): { most: Most; patience: number } => ({
  most: { stream: read.STREAMS_PER_PERSON, socket: read.SOCKETS_PER_PERSON, subscription: read.SUBSCRIPTIONS_PER_PERSON, everyone: read.STREAMS_TOGETHER }, patience: read.STREAM_PATIENCE_SECONDS * 1_000,
});
