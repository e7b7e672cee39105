import type { Metrics } from '../metrics';

export type StreamKind = 'events' | 'graph-sse' | 'graph-ws';

/** All streams that are open, so that they can be counted, and ended when the gateway stops. */
export class OpenStreams {
  private readonly endings = new Map<() => void, StreamKind>();
  private isClosed = false;

  constructor(private readonly metrics: Pick<Metrics, 'stream' | 'dropped'>) {}

  /** `end` is called when the gateway stops. Returns what to call when the stream is over. */
  open(kind: StreamKind, end: () => void): () => void {
    this.endings.set(end, kind);
    this.metrics.stream(kind, 1);
    if (this.isClosed) end();
    return () => { if (this.endings.delete(end)) this.metrics.stream(kind, -1); };
  }

  dropped(kind: StreamKind): void {
    this.metrics.dropped(kind);
  }

  close(): void {
    this.isClosed = true;
    for (const end of [...this.endings.keys()]) end();
  }

  /** Those that ask the graph: it has become another one, so they are to come again. */
  endSubscriptions(): void {
    for (const [end, kind] of [...this.endings]) if (kind !== 'events') end();
  }
}
