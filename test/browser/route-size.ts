import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScreenName } from '../../apps/portal/src/screen-list.js';
import { addressOf, openScreen } from './addresses.js';
import { type PortalStage, settled } from './portal-stage.js';

const BUILT = join(import.meta.dirname, '../../dist/web/portal');

/** What a screen may load, as gzip, so that it is there soon on a slow line too. */
export const ROUTE_GZIP_BYTES_MAX = 380_000;

/** What a screen loads when it is the first that is opened. */
export interface RouteSize {
  readonly screen: ScreenName;
  readonly files: number;
  /** Scripts and styles as gzip. */
  readonly gzipBytes: number;
}

/** Opened by a browser that has nothing of the portal yet. */
export async function routeSize(stage: PortalStage, screen: ScreenName): Promise<RouteSize> {
  const page = await openScreen(stage, screen, 'en');
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(await addressOf(stage, screen));
  await settled(page);
  await page.context().close();
  const files = [...asked].filter((path) => /^\/assets\/.*\.(js|css)$/.test(path));
  const packed = await Promise.all(files.map((path) => stat(join(BUILT, `${path}.gz`))));
  return { screen, files: files.length, gzipBytes: packed.reduce((total, { size }) => total + size, 0) };
}
