import { expect, it } from '@jest/globals';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import type { PortalStage } from './portal-stage.js';
import { ROUTE_GZIP_BYTES_MAX, routeSize } from './route-size.js';

/** What every screen of the router costs whoever opens it first. */
export function sizes(stage: () => PortalStage): void {
  it.each(Object.keys(SCREENS) as ScreenName[])(
    `the screen %s loads at most ${ROUTE_GZIP_BYTES_MAX} bytes of scripts and styles`,
    async (screen) => {
      const { files, gzipBytes } = await routeSize(stage(), screen);
      // One that measured nothing would be small, too.
      expect(files).toBeGreaterThan(1);
      expect(gzipBytes).toBeLessThanOrEqual(ROUTE_GZIP_BYTES_MAX);
    },
  );
}
