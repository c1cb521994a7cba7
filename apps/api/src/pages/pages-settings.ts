import { described, optionalTextSetting } from '@tallystick/platform';

/** What the api serves to browsers besides its data. */
export const PAGES_SETTINGS = {
  portal: described(
    'The folder of the built portal, dist/web/portal; without it there are no pages.',
    optionalTextSetting('PORTAL_DIR'),
  ),
};
