import { generatePath } from 'react-router';
import { type ScreenName, SCREENS } from './screen-list.js';

/** Where a screen is. @param id of what it shows. Throws when the screen needs one and there is none. */
export const pathOf = (name: ScreenName, id?: string): string => {
  const path: string = SCREENS[name].path;
  return generatePath(path, id === undefined ? {} : { id });
};
