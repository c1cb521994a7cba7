import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { addressOf, openScreen } from '../../test/browser/addresses.js';
import { type PortalStage, settled } from '../../test/browser/portal-stage.js';

const BUILT = join(import.meta.dirname, '../../dist/web/portal');

/** What a screen loads when it is the first that is opened. */
export interface RouteSize {
  readonly screen: ScreenName;
  readonly files: number;
  /** Scripts and styles as gzip. */
  readonly gzipBytes: number;
}

export async function routeSizes(stage: PortalStage): Promise<RouteSize[]> {
  const sizes: RouteSize[] = [];
  for (const screen of Object.keys(SCREENS) as ScreenName[]) {
    const page = await openScreen(stage, screen, 'en');
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await page.goto(await addressOf(stage, screen));
    await settled(page);
    await page.context().close();
    const files = [...asked].filter((path) => /^\/assets\/.*\.(js|css)$/.test(path));
    const packed = await Promise.all(files.map((path) => stat(join(BUILT, `${path}.gz`))));
    sizes.push({ screen, files: files.length, gzipBytes: packed.reduce((total, { size }) => total + size, 0) });
  }
  return sizes;
}
