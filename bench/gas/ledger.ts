import { Interface, type JsonRpcSigner } from 'ethers';
import {
  actDigest,
  type ActKind,
  actKind,
  type ActMessage,
  type AnchorBatch,
  anchorBatchDigest,
  type Network,
  type SigningContract,
} from '@tallystick/act-types';
import { encodeCall } from '../../libs/chain/src/contracts/encode-call.js';
import { encodeAct } from '../../libs/chain/src/contracts/encode-act.js';
import { relayAbi } from '../../libs/chain/src/generated/abis.js';
import type { Signer } from './signer.js';

export interface SignedAct {
  readonly kind: ActKind;
  readonly message: ActMessage;
  readonly signers: readonly Signer[];
  readonly attachment?: { readonly message: ActMessage; readonly signer: Signer };
}

const TARGETS: readonly SigningContract[] = [
  'receivables',
  'partyRegistry',
  'programmes',
  'tradeRegistry',
  'depositToken',
  'evidenceLog',
];
const GAS_PER_ACT = 300_000;
const GAS_PER_ANCHOR = 40_000;

/** As `Relay` takes it. */
interface Call {
  readonly target: number;
  readonly digest: string;
  readonly gasLimit: number;
  readonly data: string;
}

const relayInterface = new Interface(relayAbi);

/** Runs signed acts through `Relay` and says what they cost. */
export class Ledger {
  constructor(
    readonly network: Network,
    readonly sender: JsonRpcSigner,
  ) {}

  /** One transaction, one block. Returns the receipt's `gasUsed`; throws when an act failed. */
  run(...acts: readonly SignedAct[]): Promise<number> {
    return this.#relay(acts.map((act) => this.#call(act)));
  }

  /** A log's anchors, signed by the account that keeps it. */
  anchor(batch: AnchorBatch, log: Signer): Promise<number> {
    const digest = anchorBatchDigest(batch, this.network);
    const data = encodeCall('evidenceLog', 'anchor', [batch, log.sign(digest)]);
    const gasLimit = 100_000 + batch.anchors.length * GAS_PER_ANCHOR;
    return this.#relay([{ target: TARGETS.indexOf('evidenceLog'), digest, gasLimit, data }]);
  }

  async #relay(calls: readonly Call[]): Promise<number> {
    const gasLimit = 300_000 + calls.reduce((sum, call) => sum + call.gasLimit + 40_000, 0);
    const sent = await this.sender.sendTransaction({
      to: this.network.contracts.relay,
      data: relayInterface.encodeFunctionData('relay', [calls]),
      gasLimit: Math.min(gasLimit, 16_777_216),
    });
    const receipt = await sent.wait();
    const failed = receipt?.logs.find((log) => log.address === this.network.contracts.relay);
    if (receipt?.status !== 1 || failed)
      throw new Error(`calls failed: ${calls.map(({ digest }) => digest).join()} ${failed?.data}`);
    return Number(receipt.gasUsed);
  }

  #call({ kind, message, signers, attachment }: SignedAct): Call {
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
