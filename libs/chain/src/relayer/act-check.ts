import type { Network } from '@tallystick/act-types';
import { isCallException, type JsonRpcProvider } from 'ethers';
import { decodeRevert } from '../contracts/decode-revert.js';
import { encodeAct } from '../contracts/encode-act.js';
import { ChainRefusal } from '../contracts/errors.js';
import type { OutboxEntry } from '../outbox/outbox-entry.entity.js';
import { bytesOfCall, gasOfBatch, type RelayCall } from './relay-batch.js';
import type { RelayerLimits } from './relayer-settings.js';

/** The estimate holds for the state of now; another act in front may warm or fill a slot. */
const GAS_MARGIN_PERCENT = 115;

/** Asks the chain whether an act would run now, and for how much gas. */
export class ActCheck {
  constructor(
    private readonly provider: JsonRpcProvider,
    private readonly network: Network,
    private readonly limits: RelayerLimits,
  ) {}

  /** @returns the call that runs the act, or why it would fail. Throws only when the chain could not be asked. */
  async check(entry: OutboxEntry): Promise<RelayCall | ChainRefusal> {
    const { kind, message, signatures, attachment, digest } = entry;
    const { contract, target, data } = encodeAct(this.network, {
      kind,
      message,
      signatures,
      ...(attachment ? { attachment } : {}),
    });
    try {
      const estimate = await this.provider.estimateGas({ from: this.network.contracts.relay, to: target, data });
      const call = { contract, digest, data, gasLimit: Math.ceil((Number(estimate) * GAS_MARGIN_PERCENT) / 100) };
      return this.fitsAlone(call) ? call : tooLarge(this.limits);
    } catch (error) {
      if (isCallException(error)) return decodeRevert(error.data ?? '0x');
      throw error;
    }
  }

  private fitsAlone(call: RelayCall): boolean {
    return gasOfBatch([call]) <= this.limits.batchGas && bytesOfCall(call) <= this.limits.batchCalldataBytes;
  }
}

function tooLarge({ batchGas, batchCalldataBytes }: RelayerLimits): ChainRefusal {
  const message = 'The act alone needs more gas or calldata than a transaction of this relayer may have.';
  return new ChainRefusal('act-exceeds-transaction', 'invalid', message, { batchGas, batchCalldataBytes });
}
