import { setTimeout as delay } from 'node:timers/promises';

/** Waits for something to come about; fails with what was wanted when it does not in time. */
export async function until(isSo: () => boolean | Promise<boolean>, wanted = 'it did not come about', patience = 20_000): Promise<void> {
  for (const end = Date.now() + patience; !(await isSo());) {
    if (Date.now() > end) throw new Error(wanted);
    await delay(10);
  }
}
