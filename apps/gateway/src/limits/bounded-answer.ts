import type { Budget } from './budget';

/** The JSON of a service's answer, read no further than the operation's budget. */
export async function readWithin(budget: Budget, response: Response): Promise<unknown> {
  const announced = response.headers.get('content-length');
  // A length that is announced is kept by the transport, except where the body unpacks to more.
  if (announced === null || response.headers.has('content-encoding')) return JSON.parse(await textWithin(budget, response)) as unknown;
  try {
    budget.take(Number(announced));
  } catch (refusal) {
    await response.body?.cancel();
    throw refusal;
  }
  return response.json();
}

async function textWithin(budget: Budget, response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let taken = 0;
  try {
    // Leaving the loop by a refusal closes the stream.
    for await (const chunk of response.body ?? []) {
      budget.take(chunk.length);
      taken += chunk.length;
      parts.push(decoder.decode(chunk, { stream: true }));
    }
  } catch (fault) {
    budget.giveBack(taken);
    throw fault;
  }
  return parts.join('') + decoder.decode();
}
