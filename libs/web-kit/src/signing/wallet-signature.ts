import {
  accountSignature,
  actTypedData,
  approvalTypedData,
  findAddress,
  type Network,
  parseActMessage,
} from '@tallystick/act-types';
import type { components } from '@tallystick/api-client/browser';
import { type ActView, checkedDigest } from '@tallystick/api-client/signing';
import { accountOf } from './requests.js';

type OwnAccount = components['schemas']['AccountView'];

/** No address of the wallet is the organisation’s account, or a person of it. */
export class WalletUnknown extends Error {}
/** More than one person must approve, and what wallets sign is not collected. */
export class WalletNotEnough extends Error {}

/** What a wallet is asked to sign of an act, and what its answer becomes. */
export interface WalletRequest {
  /** Checksummed. */
  readonly address: string;
  /** The JSON of `eth_signTypedData_v4`. */
  readonly typedData: string;
  /** The account’s signature, as the API takes it. */
  readonly signatureOf: (answer: string) => string;
}

/**
 * By the organisation’s own key, the act itself; by the one person whom an account of several takes, their approval of it. Either is made of the
 * message that is shown. Throws `ActDiffers`, `WalletUnknown`, `WalletNotEnough`.
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
    return { address: account, typedData, signatureOf: (signature) => signature };
  }
  const own = state.signers.find(({ key }) => has(key));
  if (!own) throw new WalletUnknown('no address of the wallet is a person of the account');
  if (state.threshold > 1) throw new WalletNotEnough('more than one person must approve');
  const configured = accountOf({ account, configuration: state.configuration }, network);
  return {
    address: findAddress(own.key.toLowerCase()) ?? own.key,
    typedData: approvalTypedData(configured, digest),
    signatureOf: (signature) => accountSignature([{ key: own.key, signature }]),
  };
}
