import { signDemoToken } from '@cornerstone/runtime/demo-people';
import type { Secrets } from '@cornerstone/stack/secrets';
import { loadDemonstration } from '../demo/load';
import { services } from '../services';
import type { Progress } from './progress';
import { waitUntilTakenIn } from './taken-in';

const PATIENCE = 90_000;

/** The demonstration year through the front door, as people would report it, until it stands in the figures. Loading it again changes nothing. */
export async function loadData(url: string, { demonstration }: Pick<Secrets, 'demonstration'>, progress: Progress): Promise<void> {
  const bar = progress.part('Demonstration data', 1);
  await loadDemonstration({ graphUrl: `${url}/graphql`, tokenFor: (login) => signDemoToken(login, demonstration.privateJwk), onProgress: bar.at });
  bar.done();
  const figures = progress.part('Figures', 1);
  await waitUntilTakenIn({ url, services, token: await signDemoToken('ops', demonstration.privateJwk), bar: figures, patience: PATIENCE });
  figures.done();
}
