import { type FactMessage, isFactKind, type Network } from '@tallystick/act-types';
import { isCallException, isHexString, type JsonRpcProvider } from 'ethers';
import { decodeRevert } from '../contracts/decode-revert.js';
import { encodeAct, type EncodedAct } from '../contracts/encode-act.js';
import { encodeFact } from '../contracts/encode-fact.js';
import { ChainRefusal, NodeAnswerInvalid } from '../contracts/errors.js';
import type { OutboxEntry } from '../outbox/outbox-entry.entity.js';
import { type BatchLimits, bytesOfCall, gasOfBatch, type RelayCall } from './relay-batch.js';

/** The estimate holds for the state of now; another act in front may warm or fill a slot. */
const GAS_MARGIN_PERCENT = 115;

/** Asks the chain whether an act would run now, and for how much gas. */
export class ActCheck {
  constructor(
    private readonly provider: JsonRpcProvider,
    private readonly network: Network,
  ) {}

  /** @returns the call that runs the act, or why it would fail. Throws only when the chain could not be asked. */
  async check(entry: OutboxEntry, room: BatchLimits): Promise<RelayCall | ChainRefusal> {
    const { digest } = entry;
    const { contract, target, data } = this.encoded(entry);
    try {
      // Not `estimateGas`, which looks at every field of a transaction first, for each of fifty acts.
      const estimate: unknown = await this.provider.send('eth_estimateGas', [
        { from: this.network.contracts.relay, to: target, data },
      ]);
      if (!isHexString(estimate)) throw new NodeAnswerInvalid('an estimate of gas that is no number');
      const call = { contract, digest, data, gasLimit: Math.ceil((Number(estimate) * GAS_MARGIN_PERCENT) / 100) };
      return fitsAlone(call, room) ? call : tooLarge(room);
    } catch (error) {
      if (isCallException(error)) return decodeRevert(error.data ?? '0x');
      throw error;
    }
  }

  private encoded({ kind, message, signatures, attachment }: OutboxEntry): EncodedAct {
    // What was put in as a fact has no field but numbers.
    if (isFactKind(kind)) return encodeFact(this.network, kind, message as FactMessage);
    return encodeAct(this.network, { kind, message, signatures, ...(attachment ? { attachment } : {}) });
  }
}

function fitsAlone(call: RelayCall, { batchGas, batchCalldataBytes }: BatchLimits): boolean {
  return gasOfBatch([call]) <= batchGas && bytesOfCall(call) <= batchCalldataBytes;
}

function tooLarge({ batchGas, batchCalldataBytes }: BatchLimits): ChainRefusal {
  const message = 'The act alone needs more gas or calldata than a transaction of this relayer may have.';
  return new ChainRefusal('act-exceeds-transaction', 'invalid', message, { batchGas, batchCalldataBytes });
}
