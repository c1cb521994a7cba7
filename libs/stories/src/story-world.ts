import type { ClientCredentials, ClientOptions } from '@tallystick/api-client';
import type { PartyAccounts } from './party-accounts.js';

/** An installation as a story meets it: its doors, and the keys of those who are there before any party. */
export interface StoryWorld {
  /** Such as `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  readonly operator: ClientCredentials;
  /** Private keys, 0x and 64 hex digits. */
  readonly keys: { readonly registrar: string; readonly settlementBank: string; readonly verifier: string };
  /** The key of one more party: 32 random bytes as 0x hex. */
  readonly newKey: () => string;
  /** Told in plain words as the story goes on. */
  readonly tell: (line: string) => void;
  /** Without it everybody signs with a key. */
  readonly accounts?: PartyAccounts;
  readonly fetch?: typeof fetch;
  /** Where the installation's time comes from, if not from the wall clock. */
  readonly nowMs?: () => number;
}

export function connectionOf({ baseUrl, fetch }: StoryWorld): Pick<ClientOptions, 'baseUrl' | 'fetch'> {
  return { baseUrl, ...(fetch ? { fetch } : {}) };
}

export function nowMs(world: StoryWorld): number {
  return (world.nowMs ?? Date.now)();
}
