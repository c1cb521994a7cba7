import type { ConfiguredAccount } from '@tallystick/act-types';
import type { PartyAccountState } from '@tallystick/chain';

/** An account of several persons whose approval something waits for, as it is now, and what each of them signs. */
export interface ApprovalPlace {
  readonly account: ConfiguredAccount;
  readonly state: PartyAccountState;
  /** 32 bytes, 0x hex. */
  readonly approvalDigest: string;
}
