const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Ending = keyof typeof CODES;

/** One Ctrl-C arrives more than once: from the terminal, and passed on by npm and the bootstrap. */
const SAME_WITHIN = 1_000;

/** Resolves at the first wish to end; a second one, meant, ends at once and leaves the rest to the watchdog. */
export function interruption(): Promise<{ code: number }> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const end = (signal: Ending): void => {
      first ??= Date.now();
      if (Date.now() - first > SAME_WITHIN) process.exit(CODES[signal]);
      resolve({ code: CODES[signal] });
    };
    for (const signal of Object.keys(CODES) as Ending[]) process.on(signal, () => end(signal));
    // Whoever started us has gone without a signal.
    process.once('disconnect', () => end('SIGTERM'));
  });
}
