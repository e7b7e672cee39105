/** So many at once, that the gateway, the services and who asks all have something to do; answers in the order of what was asked. */
export async function together<I, O>(all: readonly I[], each: (one: I, at: number) => Promise<O>, atOnce = 8): Promise<O[]> {
  const waiting = all.entries();
  const answers: O[] = [];
  await Promise.all(Array.from({ length: atOnce }, async () => { for (const [at, one] of waiting) answers[at] = await each(one, at); }));
  return answers;
}
