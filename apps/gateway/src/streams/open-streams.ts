import type { Metrics } from '../metrics';

export type StreamKind = 'events' | 'graph-sse' | 'graph-ws';

/** All streams that are open, so that they can be counted, and ended when the gateway stops. */
export class OpenStreams {
  private readonly endings = new Set<() => void>();
  private isClosed = false;

  constructor(private readonly metrics: Pick<Metrics, 'stream' | 'dropped'>) {}

  /** `end` is called when the gateway stops. Returns what to call when the stream is over. */
  open(kind: StreamKind, end: () => void): () => void {
    this.endings.add(end);
    this.metrics.stream(kind, 1);
    if (this.isClosed) end();
    return () => { if (this.endings.delete(end)) this.metrics.stream(kind, -1); };
  }

  dropped(kind: StreamKind): void {
    this.metrics.dropped(kind);
  }

  close(): void {
    this.isClosed = true;
    for (const end of [...this.endings]) end();
  }
}
