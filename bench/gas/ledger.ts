import { Interface, type JsonRpcSigner } from 'ethers';
import {
  type ActContract,
  actDigest,
  type ActKind,
  actKind,
  type ActMessage,
  type Network,
} from '@tallystick/act-types';
import { encodeAct } from '../../libs/chain/src/contracts/encode-act.js';
import { relayAbi } from '../../libs/chain/src/generated/abis.js';
import type { Signer } from './signer.js';

export interface SignedAct {
  readonly kind: ActKind;
  readonly message: ActMessage;
  readonly signers: readonly Signer[];
  readonly attachment?: { readonly message: ActMessage; readonly signer: Signer };
}

const TARGETS: readonly ActContract[] = ['receivables', 'partyRegistry', 'programmes', 'tradeRegistry', 'depositToken'];
const GAS_PER_ACT = 300_000;
const relayInterface = new Interface(relayAbi);

/** Runs signed acts through `Relay` and says what they cost. */
export class Ledger {
  constructor(
    readonly network: Network,
    readonly sender: JsonRpcSigner,
  ) {}

  /** One transaction, one block. Returns the receipt's `gasUsed`; throws when an act failed. */
  async run(...acts: readonly SignedAct[]): Promise<number> {
    const calls = acts.map((act) => this.#call(act));
    const gasLimit = 100_000 + acts.length * (GAS_PER_ACT + 40_000);
    const sent = await this.sender.sendTransaction({
      to: this.network.contracts.relay,
      data: relayInterface.encodeFunctionData('relay', [calls]),
      gasLimit: Math.min(gasLimit, 16_777_216),
    });
    const receipt = await sent.wait();
    const failed = receipt?.logs.find((log) => log.address === this.network.contracts.relay);
    if (receipt?.status !== 1 || failed)
      throw new Error(`acts failed: ${acts.map((a) => a.kind).join()} ${failed?.data}`);
    return Number(receipt.gasUsed);
  }

  #call({ kind, message, signers, attachment }: SignedAct) {
    const digest = actDigest(kind, message, this.network);
    const signatures = signers.map((signer) => signer.sign(digest));
    const attached = actKind(kind).attachment;
    if (attached && attachment) {
      signatures.push(attachment.signer.sign(actDigest(attached.kind, attachment.message, this.network)));
    }
    const { contract, data } = encodeAct(this.network, {
      kind,
      message,
      signatures,
      ...(attachment ? { attachment: attachment.message } : {}),
    });
    return { target: TARGETS.indexOf(contract), digest, gasLimit: GAS_PER_ACT, data };
  }
}
