/** What the gateway tells of itself at `/metrics`. */
export interface Gauges { rss: number; heap: number; streams: number; asked: number; joined: number; dropped: number }

export async function gaugesOf(url: string): Promise<Gauges> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const sum = (name: string): number => text.split('\n').filter((line) => [' ', '{'].includes(line.charAt(name.length)) && line.startsWith(name)).reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  return {
    rss: sum('process_resident_memory_bytes'), heap: sum('nodejs_heap_size_used_bytes'), streams: sum('gateway_streams_open'), dropped: sum('gateway_streams_dropped_total'),
    asked: sum('gateway_event_answers_total{how="asked"}'), joined: sum('gateway_event_answers_total{how="joined"}'),
  };
}
