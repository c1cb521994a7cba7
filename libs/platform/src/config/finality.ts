import type { Setting } from './settings.js';

/**
 * When a block counts as final: at once (`instant`, for chains whose head never reverts), when the node tags it `finalized` (`tag`),
 * or when this many blocks lie above it.
 */
export type Finality = 'instant' | 'tag' | { readonly depthBlocks: number };

export function finalitySetting(variable: string): Setting<Finality> {
  return {
    variable,
    parse: (text) => {
      if (text === undefined || text === 'instant') return 'instant';
      if (text === 'tag') return 'tag';
      if (/^[0-9]{1,4}$/.test(text)) return { depthBlocks: Number(text) };
      throw new Error('expected instant, tag, or a depth of 0 to 9999 blocks');
    },
  };
}
