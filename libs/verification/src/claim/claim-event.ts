import type { LedgerEvent } from '@tallystick/chain/browser';

/** An event of one receivable. */
export type ClaimEvent = Extract<LedgerEvent<'receivables'>, { args: { receivable: bigint } }>;
