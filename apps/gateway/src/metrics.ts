import type { ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Counts and times one request; `route` is one of a few, never the address as it came. */
  watch(outgoing: ServerResponse, method: string, route: string): void;
  silence(service: string): void;
  /** A stream of a kind was opened (1) or ended (-1). */
  stream(kind: string, change: 1 | -1): void;
  /** A stream was ended because its reader was too slow, or the broker did not answer. */
  dropped(kind: string): void;
  text(): Promise<string>;
  contentType: string;
}

/** What `/metrics` tells, in Prometheus text; durations in seconds. */
export function openMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests answered.', labelNames: ['method', 'route', 'status'], registers });
  const durations = new Histogram({ name: 'http_request_duration_seconds', help: 'From the request\'s head to the end of the answer.', labelNames: ['route'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 3.5, 10], registers });
  const underWay = new Gauge({ name: 'http_requests_in_flight', help: 'Requests under way.', registers });
  const silences = new Counter({ name: 'gateway_subgraph_unavailable_total', help: 'Fetches to which a service gave no usable answer.', labelNames: ['service'], registers });
  const streams = new Gauge({ name: 'gateway_streams_open', help: 'Streams and subscriptions that are open.', labelNames: ['kind'], registers });
  const drops = new Counter({ name: 'gateway_streams_dropped_total', help: 'Streams and subscriptions ended by the gateway before their end.', labelNames: ['kind'], registers });
  return {
    watch(outgoing, method, route) {
      underWay.inc();
      const done = durations.startTimer({ route });
      outgoing.once('close', () => {
        underWay.dec();
        done();
        // 499: the client went away before the answer was complete.
        requests.inc({ method, route, status: outgoing.writableFinished ? outgoing.statusCode : 499 });
      });
    },
    silence(service) { silences.inc({ service }); },
    stream(kind, change) { streams.inc({ kind }, change); },
    dropped(kind) { drops.inc({ kind }); },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
