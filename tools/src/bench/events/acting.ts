type Jobs = Record<string, (details: never) => Promise<unknown>>;

export const settings = <S>(): S => JSON.parse(process.argv[2] ?? '{}') as S;

/** The process's side of an actor: does what it is asked, one job after the other, until it is let go. */
export function acting(jobs: Jobs, end: () => Promise<unknown>): void {
  process.on('message', ({ job, details }: { job: string; details: never }) => {
    const work = jobs[job];
    Promise.resolve(work ? work(details) : Promise.reject(new Error(`no job ${job}`)))
      .then((answer) => process.send?.({ answer }), (fault: unknown) => process.send?.({ fault: fault instanceof Error ? fault.stack ?? fault.message : String(fault) }));
  });
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 5_000).unref();
    end().catch(() => undefined).finally(() => process.exit(0));
  });
}

/** One clock for all processes of the machine, finer than a millisecond. */
export const now = (): number => performance.timeOrigin + performance.now();
