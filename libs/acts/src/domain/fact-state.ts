/**
 * Where a stated fact stands, in the words of acts: `relayed` goes to the chain, `recorded` is final there, `superseded` came to be untrue
 * before (the receivable was paid, the lock settled), `expired` was tried for as long as facts are.
 */
export const FACT_STATES = ['relayed', 'recorded', 'superseded', 'expired'] as const;

export type FactState = (typeof FACT_STATES)[number];
