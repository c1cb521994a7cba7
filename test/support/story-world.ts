import { randomBytes } from 'node:crypto';
import type { StoryWorld } from '@tallystick/stories';
import type { Platform } from './platform.js';

/** A running platform as a story meets it. */
export async function storyWorldOf(platform: Platform): Promise<StoryWorld> {
  const { operator, keys } = await platform.secrets();
  return {
    baseUrl: platform.baseUrl,
    operator,
    keys,
    newKey: () => `0x${randomBytes(32).toString('hex')}`,
    tell: () => undefined,
  };
}
