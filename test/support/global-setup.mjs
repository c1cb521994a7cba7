import { withTypeScript } from './typescript-hooks.mjs';

/** One throw-away PostgreSQL for the whole run; the tests' processes find it through their inherited environment. */
export default async function globalSetup() {
  const { startTestCluster } = await withTypeScript(() => import('./test-cluster.ts'));
  const cluster = await startTestCluster();
  globalThis.tallystickTestCluster = cluster;
  process.env['TALLYSTICK_TEST_POSTGRES_URL'] = cluster.url;
}
