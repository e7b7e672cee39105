import { signDemoToken } from '@cornerstone/runtime/demo-people';
import type { Secrets } from '@cornerstone/stack/secrets';
import { loadDemonstration } from '../demo/load';
import type { Progress } from './progress';

/** The demonstration year through the front door, as people would report it. Loading it again changes nothing. */
export async function loadData(graphUrl: string, { demonstration }: Pick<Secrets, 'demonstration'>, progress: Progress): Promise<void> {
  const bar = progress.part('Demonstration data', 1);
  await loadDemonstration({ graphUrl, tokenFor: (login) => signDemoToken(login, demonstration.privateJwk), onProgress: bar.at });
  bar.done();
}
