import type { ServerResponse } from 'node:http';
import type { CacheWatch } from './cache/cache-watch';
import type { CircuitState } from './services/circuit';
import type { GuardWatch } from './services/guard';
import type { HowAnswered } from './subscriptions/joined-answers';
import type { WatchOperation } from './watched-operation';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Tally, Times } from './tallies';

export interface Metrics {
  /** Counts and times one request; `route` is one of a few, never the address as it came. */
  watch(outgoing: ServerResponse, method: string, route: string): void;
  /** The same where its end is told: `begin` gives when it began. */
  begin(): number;
  end(method: string, route: string, status: number, began: number): void;
  silence(service: string): void;
  /** A stream of a kind was opened (1) or ended (-1). */
  stream(kind: string, change: 1 | -1): void;
  /** A stream was ended because its reader was too slow, or the broker did not answer. */
  dropped(kind: string): void;
  /** An answer to an event was asked for, or shared with one who had. */
  answered(how: HowAnswered): void;
  operation: WatchOperation;
  guard: GuardWatch;
  cache: CacheWatch;
  answersHeld(bytes: number): void;
  /** Another supergraph was found in the file. */
  supergraph(outcome: 'swapped' | 'refused'): void;
  text(): Promise<string>;
  contentType: string;
}

/** Bounds of the times that are told apart. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 3.5, 10];
const CIRCUIT: Record<CircuitState, number> = { closed: 0, 'half-open': 1, open: 2 };

/** What `/metrics` tells, in Prometheus text; durations in seconds. */
export function openMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  // What changes with every fetch is put into its metric when somebody looks.
  const loads = new Map<string, { underWay: number; waiting: number }>();
  let [heldBytes, underWay, keptBytes, keptEntries] = [0, 0, 0, 0];
  collectDefaultMetrics({ register });
  const requests = new Tally({ name: 'http_requests_total', help: 'Requests answered.', labelNames: ['method', 'route', 'status'], registers });
  const durations = new Times({ name: 'http_request_duration_seconds', help: 'From the request\'s head to the end of the answer.', label: 'route', buckets: SECONDS });
  new Gauge({ name: 'http_requests_in_flight', help: 'Requests under way.', registers, collect() { this.set(underWay); } });
  const silences = new Counter({ name: 'gateway_subgraph_unavailable_total', help: 'Fetches to which a service gave no usable answer.', labelNames: ['service'], registers });
  const streams = new Gauge({ name: 'gateway_streams_open', help: 'Streams and subscriptions that are open.', labelNames: ['kind'], registers });
  const drops = new Counter({ name: 'gateway_streams_dropped_total', help: 'Streams and subscriptions ended by the gateway before their end.', labelNames: ['kind'], registers });
  const answers = new Counter({ name: 'gateway_event_answers_total', help: 'Answers to events of subscriptions: asked of the graph, or joined to one that was.', labelNames: ['how'], registers });
  const operations = new Tally({ name: 'graphql_operations_total', help: 'Operations of the graph; partial: some fields are missing, refused: all are.', labelNames: ['client', 'kind', 'outcome'], registers });
  const faults = new Counter({ name: 'graphql_operation_errors_total', help: 'Operations with an error of a code.', labelNames: ['client', 'code'], registers });
  const times = new Times({ name: 'graphql_operation_duration_seconds', help: 'Time of operations of our own clients, by name; all others are other.', label: 'operation', buckets: SECONDS });
  const circuits = new Gauge({ name: 'gateway_service_circuit', help: 'Whether a service is asked: 0 closed (it is), 1 half-open (one fetch at a time), 2 open (it is not).', labelNames: ['service'], registers });
  const heldBack = new Counter({ name: 'gateway_service_held_back_total', help: 'Fetches that were not sent: open, the service is away; busy, too many wait.', labelNames: ['service', 'why'], registers });
  new Gauge({ name: 'gateway_service_fetches', help: 'Fetches at a service, and in the row before it.', labelNames: ['service', 'state'], registers, collect() { for (const [service, { underWay: going, waiting }] of loads) { this.set({ service, state: 'under-way' }, going); this.set({ service, state: 'waiting' }, waiting); } } });
  new Gauge({ name: 'gateway_answers_held_bytes', help: 'Bytes that services sent for operations under way.', registers, collect() { this.set(heldBytes); } });
  const kept = new Tally({ name: 'gateway_cache_entities_total', help: 'Entities that the cache had (hit) or not (miss), and fetches that were made without it (aside).', labelNames: ['service', 'how'], registers });
  const wholes = new Tally({ name: 'gateway_cache_answers_total', help: 'Whole answers that the cache had (hit) or not (miss), or that were asked for without it (aside).', labelNames: ['how'], registers });
  const compared = new Counter({ name: 'gateway_cache_checks_total', help: 'What would have been given out, compared with what came: same, overtaken by a change that became known in time, different.', labelNames: ['service', 'how'], registers });
  const delays = new Histogram({ name: 'gateway_event_delay_seconds', help: 'Of events where something is kept: from the recording until the broker has it (sent), from then until it is heard here (heard).', labelNames: ['part'], buckets: [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5], registers });
  new Gauge({ name: 'gateway_cache_bytes', help: 'Bytes that what is kept takes.', registers, collect() { this.set(keptBytes); } });
  new Gauge({ name: 'gateway_cache_entries', help: 'Entities and answers that are kept.', registers, collect() { this.set(keptEntries); } });
  const supergraphs = new Counter({ name: 'gateway_supergraphs_total', help: 'Supergraphs that were found in the file after the start: swapped, or refused.', labelNames: ['outcome'], registers });
  const begin = (): number => { underWay += 1; return performance.now(); };
  const end = (method: string, route: string, status: number, began: number): void => {
    underWay -= 1;
    durations.observe(route, (performance.now() - began) / 1_000);
    requests.add(method, route, status);
  };
  return {
    cache: {
      asked(service, how) { kept.add(service, how); },
      answered(how) { wholes.add(how); },
      heard(sentMs, heardMs) { delays.observe({ part: 'sent' }, Math.max(0, sentMs) / 1_000); delays.observe({ part: 'heard' }, Math.max(0, heardMs) / 1_000); },
      checked(service, how) { compared.inc({ service, how }); },
      holds(bytes, entries) { keptBytes = bytes; keptEntries = entries; },
    },
    operation({ client, operation, kind, outcome, codes, seconds }) {
      operations.add(client, kind, outcome);
      for (const code of codes) faults.inc({ client, code });
      times.observe(operation, seconds);
    },
    guard: {
      circuit(service, state) { circuits.set({ service }, CIRCUIT[state]); },
      heldBack(service, why) { heldBack.inc({ service, why }); },
      load(service, going, waiting) {
        const load = loads.get(service);
        if (load) { load.underWay = going; load.waiting = waiting; } else loads.set(service, { underWay: going, waiting });
      },
    },
    answersHeld(bytes) { heldBytes = bytes; },
    supergraph(outcome) { supergraphs.inc({ outcome }); },
    begin,
    end,
    watch(outgoing, method, route) {
      const began = begin();
      // It comes once. 499: the client went away before the answer was complete.
      outgoing.on('close', () => { end(method, route, outgoing.writableFinished ? outgoing.statusCode : 499, began); });
    },
    silence(service) { silences.inc({ service }); },
    stream(kind, change) { streams.inc({ kind }, change); },
    answered(how) { answers.inc({ how }); },
    dropped(kind) { drops.inc({ kind }); },
    text: async () => `${await register.metrics()}\n${durations.text()}\n${times.text()}`,
    contentType: register.contentType,
  };
}
