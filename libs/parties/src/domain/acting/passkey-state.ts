/** Where an acting passkey stands, its place on the account as the chain has it. */
export const ACTING_PASSKEY_STATES = ['unproved', 'registered', 'on-account', 'to-be-removed', 'removed'] as const;
export type ActingPasskeyState = (typeof ACTING_PASSKEY_STATES)[number];

export interface PasskeyHistory {
  readonly isProved: boolean;
  readonly isOnAccount: boolean;
  readonly wasOnAccount: boolean;
  /** Taken back, or its person struck off. */
  readonly isOver: boolean;
}

export function stateOfPasskey({ isProved, isOnAccount, wasOnAccount, isOver }: PasskeyHistory): ActingPasskeyState {
  if (isOnAccount) return isOver ? 'to-be-removed' : 'on-account';
  if (isOver || wasOnAccount) return 'removed';
  return isProved ? 'registered' : 'unproved';
}
