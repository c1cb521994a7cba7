import type { Setting } from '@tallystick/platform';
import { delimiter } from 'node:path';

/** Paths, separated as in PATH; none when it is not set. */
export function pathsSetting(variable: string): Setting<readonly string[]> {
  return { variable, parse: (text) => (text ?? '').split(delimiter).filter((path) => path !== '') };
}
