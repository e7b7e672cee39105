import { composeSupergraph } from '../generate/compose';

/** Runs as a process of its own: composing takes a moment in which the watching program would see nothing. */
process.on('message', (schemas: [string, string][]) => {
  try {
    process.send?.({ supergraph: composeSupergraph(new Map(schemas)) });
  } catch (fault) {
    process.send?.({ fault: fault instanceof Error ? fault.message : String(fault) });
  }
});
