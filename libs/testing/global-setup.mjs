import { register } from 'tsx/esm/api';

/** jest loads this file itself; everything it starts is TypeScript. */
export default async function setUp() {
  register();
  const { startTestCluster } = await import('./src/test-cluster.ts');
  globalThis.testCluster = await startTestCluster();
}
