import type { PartyAccount, PasskeyTerms, PersonKey } from '@tallystick/api-client';
import type { Scene } from './scene.js';
import type { StoryWorld } from './story-world.js';

export interface PersonWithKey {
  /** One person may have several keys and counts once. */
  readonly person: number;
  readonly key: PersonKey;
}

/** A change of an account's signers, made by its present ones. */
export interface SignerChange {
  readonly remove: readonly PersonKey[];
  readonly add: readonly PersonWithKey[];
  readonly threshold: number;
  readonly by: readonly PersonKey[];
}

/** What persons do with their own wallets: an account of theirs is theirs to make and to change, and no door of the product's. */
export interface AccountWorld {
  readonly passkeys: PasskeyTerms;
  create(persons: readonly PersonWithKey[], threshold: number): Promise<PartyAccount>;
  /** @returns the account in its new configuration */
  change(account: PartyAccount, change: SignerChange): Promise<PartyAccount>;
}

/** An installation whose clock a test moves, chain and services alike; what `npm start` runs is none. */
export interface MovingWorld extends StoryWorld {
  readonly nowMs: () => number;
  /** Days pass until then; no time at all if it is then already. */
  readonly passUntil: (time: Date) => Promise<void>;
  readonly accounts: AccountWorld;
}

export type MovingScene = Scene<MovingWorld>;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
