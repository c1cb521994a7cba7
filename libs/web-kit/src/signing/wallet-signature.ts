import { actTypedData, approvalTypedData, findAddress, type Network, parseActMessage } from '@tallystick/act-types';
import type { components } from '@tallystick/api-client/browser';
import { type ActView, checkedDigest } from '@tallystick/api-client/signing';
import { accountOf } from './requests.js';

type OwnAccount = components['schemas']['AccountView'];

/** No address of the wallet is the organisation’s account, or a person of it. */
export class WalletUnknown extends Error {}

/** What a wallet is asked to sign of an act. */
export interface WalletRequest {
  /** Checksummed. */
  readonly address: string;
  /** The JSON of `eth_signTypedData_v4`. */
  readonly typedData: string;
  /** Of an account of several persons: one approval among those that are collected, and not the account's signature. */
  readonly isApproval: boolean;
}

/**
 * By the organisation’s own key, the act itself; by a person of an account of several, their approval of it. Either is made of the message
 * that is shown. Throws `ActDiffers`, `WalletUnknown`.
 */
export function walletRequest(
  act: ActView,
  network: Network,
  { account, state }: OwnAccount,
  addresses: readonly string[],
): WalletRequest {
  const digest = checkedDigest(act, network);
  const has = (address: string) => addresses.includes(findAddress(address.toLowerCase()) ?? '');
  if (!state) {
    if (!has(account)) throw new WalletUnknown('no address of the wallet is the account');
    const typedData = actTypedData(act.kind, parseActMessage(act.kind, act.message), network);
    return { address: account, typedData, isApproval: false };
  }
  const own = state.signers.find(({ key }) => has(key));
  if (!own) throw new WalletUnknown('no address of the wallet is a person of the account');
  const configured = accountOf({ account, configuration: state.configuration }, network);
  return {
    address: findAddress(own.key.toLowerCase()) ?? own.key,
    typedData: approvalTypedData(configured, digest),
    isApproval: true,
  };
}
