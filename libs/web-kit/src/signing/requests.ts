import {
  type AccountChange as ChangeOfAccount,
  challengeOfDigest,
  type ConfiguredAccount,
  type Network,
  type PreparedTransaction,
} from '@tallystick/act-types';
import type { components } from '@tallystick/api-client/browser';
import {
  ActDiffers,
  type ActView,
  type Answerers,
  approvalRequest,
  changeApprovalRequest,
  checkedAccountChange,
  checkedConfiguration,
  type PasskeyRequest,
  TransactionDiffers,
} from '@tallystick/api-client/signing';

type Schemas = components['schemas'];
/** An account of the signer's own party that approvals are collected for. */
export type ApprovalPlace = Schemas['AccountApprovalsView'];
export type AccountChange = Schemas['AccountChangeView'];

export const accountOf = (
  { account: address, configuration }: Pick<ApprovalPlace, 'account' | 'configuration'>,
  { chainId }: Network,
): ConfiguredAccount => ({ address, chainId, configuration: BigInt(configuration) });

/** What a passkey is asked to approve of an act: made of the message that is shown. Throws `ActDiffers` when the server asks for anything else. */
export function actApprovalRequest(
  act: ActView,
  network: Network,
  place: ApprovalPlace,
  answerers: Answerers,
): PasskeyRequest {
  const request = approvalRequest(act, network, accountOf(place, network), answerers);
  if (challengeOfDigest(place.approvalDigest) !== request.challenge)
    throw new ActDiffers(act.id, `the server asks to approve ${place.approvalDigest}, which is something else`);
  return request;
}

/** The same of a change of the account. Throws `TransactionDiffers`. */
export function accountChangeRequest(change: AccountChange, network: Network, answerers: Answerers): PasskeyRequest {
  const account = accountOf(change, network);
  // Its digest is checked, and nothing of it is sent.
  const digest = checkedAccountChange({ ...change, approvalDigest: change.approvalDigest ?? '' }, account, change);
  const request = changeApprovalRequest(digest, account, answerers);
  if (challengeOfDigest(change.approvalDigest ?? '') !== request.challenge)
    throw new TransactionDiffers(`the server asks to approve ${change.approvalDigest}, which is something else`);
  return request;
}

/** A transaction, and what it does by its own data. */
export interface ReadTransaction {
  readonly transaction: PreparedTransaction;
  readonly does: ChangeOfAccount;
}

/** What makes a change that is shown, for anybody's wallet to send. Throws `TransactionDiffers` when its data says anything else. */
export function accountChangeTransaction(
  change: AccountChange,
  network: Network,
  prepared: PreparedTransaction,
): ReadTransaction {
  return { transaction: prepared, does: checkedConfiguration(prepared, accountOf(change, network), change) };
}
