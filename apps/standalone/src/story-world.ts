import type { StoryWorld } from '@tallystick/stories';
import type { Progress } from './progress.js';
import { newSigningKey, type Secrets } from './secrets.js';

/** This installation, as a story meets it. */
export function storyWorld(baseUrl: string, { operator, keys }: Secrets, progress: Progress): StoryWorld {
  return { baseUrl, operator, keys, newKey: newSigningKey, tell: (line) => progress.say(`  ${line}`) };
}
