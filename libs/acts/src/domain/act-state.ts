/**
 * Where an act stands. `draft` is its drafter's alone; `offered` waits for signatures; `relayed` has them all and goes to the chain;
 * `recorded` is final on chain. The others end it: `refused` by a signatory, `withdrawn` by a revocation that the chain recorded,
 * `superseded` when what it is bound to (the version of a fragment or programme, a permit's nonce, a signatory's epoch) has moved on,
 * `expired` when a final block lies past its deadline.
 */
export const ACT_STATES = [
  'draft',
  'offered',
  'relayed',
  'recorded',
  'refused',
  'withdrawn',
  'superseded',
  'expired',
] as const;

export type ActState = (typeof ACT_STATES)[number];
