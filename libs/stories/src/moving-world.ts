import type { Scene } from './scene.js';
import type { StoryWorld } from './story-world.js';

/** An installation whose clock a test moves, chain and services alike; what `npm start` runs is none. */
export interface MovingWorld extends StoryWorld {
  readonly nowMs: () => number;
  /** Days pass until then; no time at all if it is then already. */
  readonly passUntil: (time: Date) => Promise<void>;
  /** Of a node that takes transactions, as anybody may run one: what persons do with their own wallets goes through no door of the product's. */
  readonly rpcUrl: string;
  /** The relying party of every passkey. */
  readonly rpId: string;
}

export type MovingScene = Scene<MovingWorld>;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
