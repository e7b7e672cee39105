/** What is asked may take so long, and no longer than what it is a part of. Nothing of it is left when it is answered: a timer that fires then would be work for nobody. */
export async function patiently<T>(milliseconds: number, over: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const patience = new AbortController();
  const end = (): void => { patience.abort(over.reason); };
  const timer = setTimeout(() => { patience.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')); }, milliseconds);
  if (over.aborted) end();
  over.addEventListener('abort', end, { once: true });
  try {
    return await ask(patience.signal);
  } finally {
    clearTimeout(timer);
    over.removeEventListener('abort', end);
  }
}
