import type { Budget } from './budget';

/** The JSON of a service's answer, read no further than the operation's budget. */
export async function readWithin(budget: Budget, response: Response): Promise<unknown> {
  const announced = response.headers.get('content-length');
  // A length that is announced is kept by the transport, except where the body unpacks to more.
  if (announced !== null && !response.headers.has('content-encoding')) {
    budget.take(Number(announced));
    return response.json();
  }
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for await (const chunk of response.body ?? []) {
    budget.take(chunk.length);
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return JSON.parse(parts.join('') + decoder.decode()) as unknown;
}
