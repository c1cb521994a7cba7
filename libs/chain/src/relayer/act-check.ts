import { type ActMessage, type AnchorBatch, type FactMessage, isFactKind, type Network } from '@tallystick/act-types';
import { isCallException, isHexString, type JsonRpcProvider } from 'ethers';
import { decodeRevert } from '../contracts/decode-revert.js';
import { encodeAct, type EncodedAct } from '../contracts/encode-act.js';
import { encodeAnchors } from '../contracts/encode-anchors.js';
import { encodeFact } from '../contracts/encode-fact.js';
import { ChainRefusal, NodeAnswerInvalid } from '../contracts/errors.js';
import { isNoSuchMethod } from '../contracts/no-such-method.js';
import { ANCHOR_KIND, type OutboxEntry } from '../outbox/outbox-entry.entity.js';
import { type BatchLimits, bytesOfCall, gasOfBatch, type RelayCall } from './relay-batch.js';
import { simulatedCalls } from './simulated-calls.js';

/** An estimate holds for the state of now; another act in front may warm or fill a slot. */
const ESTIMATE_MARGIN_PERCENT = 115;
/** What a simulation charges may lack refunds, of at most a fifth (EIP-3529), which come only when all of it was there. */
const SIMULATION_MARGIN_PERCENT = Math.ceil((ESTIMATE_MARGIN_PERCENT * 5) / 4);

const REASON_CHARACTERS = 200;

/** The call that runs the act, or why it would fail. */
export type CheckedAct = RelayCall | ChainRefusal;

/** Asks the chain whether acts would run now, and for how much gas. */
export class ActCheck {
  private canSimulate = true;

  constructor(
    private readonly provider: JsonRpcProvider,
    private readonly network: Network,
  ) {}

  /**
   * Acts in the order in which they are to run. Where the node can, all are run at once, each on what those before it left; else each by
   * itself, on the state of now. Rejected are those about which the chain could not be asked.
   */
  async check(entries: readonly OutboxEntry[], room: BatchLimits): Promise<PromiseSettledResult<CheckedAct>[]> {
    const calls = entries.map((entry) => this.callOf(entry));
    const simulated = await this.simulated(calls.filter(isCall));
    return Promise.allSettled(
      calls.map(async (call) => {
        if (!isCall(call)) return call;
        const found = simulated?.get(call) ?? (await this.estimated(call));
        return found instanceof ChainRefusal || fitsAlone(found, room) ? found : tooLarge(room);
      }),
    );
  }

  /** Undefined when the node does not simulate, or not these: one act alone may be what it chokes on. */
  private async simulated(calls: readonly ActCall[]): Promise<ReadonlyMap<ActCall, CheckedAct> | undefined> {
    if (!this.canSimulate || calls.length < 2) return undefined;
    const block = { calls: calls.map(({ request }) => request) };
    try {
      const answer: unknown = await this.provider.send('eth_simulateV1', [{ blockStateCalls: [block] }, 'latest']);
      const outcomes = simulatedCalls(answer, calls.length);
      return new Map<ActCall, CheckedAct>(
        outcomes.map((outcome, place) => {
          const call = calls[place] as ActCall;
          if ('revertData' in outcome) return [call, decodeRevert(outcome.revertData)];
          return [call, withGas(call, outcome.gasUsed, SIMULATION_MARGIN_PERCENT)];
        }),
      );
    } catch (error) {
      this.canSimulate = !isNoSuchMethod(error);
      return undefined;
    }
  }

  private async estimated(call: ActCall): Promise<CheckedAct> {
    try {
      // Not `estimateGas`, which looks at every field of a transaction first, for each of fifty acts.
      const estimate: unknown = await this.provider.send('eth_estimateGas', [call.request]);
      if (!isHexString(estimate)) throw new NodeAnswerInvalid('an estimate of gas that is no number');
      return withGas(call, Number(estimate), ESTIMATE_MARGIN_PERCENT);
    } catch (error) {
      if (isCallException(error)) return decodeRevert(error.data ?? '0x');
      throw error;
    }
  }

  /** One that cannot be written as a call must not keep those beside it from theirs. */
  private callOf(entry: OutboxEntry): ActCall | ChainRefusal {
    try {
      const { contract, target, data } = this.encoded(entry);
      const request = { from: this.network.contracts.relay, to: target, data };
      return { contract, digest: entry.digest, data, request };
    } catch (error) {
      const { kind } = entry;
      return new ChainRefusal('act-malformed', 'invalid', 'The act as it is stored cannot be written as a call.', {
        ...{ kind, reason: error instanceof Error ? error.message.slice(0, REASON_CHARACTERS) : 'unknown' },
      });
    }
  }

  private encoded({ kind, message, signatures, attachment }: OutboxEntry): EncodedAct {
    // What was put in as a fact has no field but numbers.
    if (isFactKind(kind)) return encodeFact(this.network, kind, message as FactMessage);
    if (kind === ANCHOR_KIND) return encodeAnchors(this.network, message as AnchorBatch, signatures[0] ?? '0x');
    const act = { kind, message: message as ActMessage, signatures };
    return encodeAct(this.network, attachment ? { ...act, attachment } : act);
  }
}

/** An act's call, without the gas that nobody has asked about yet. */
interface ActCall extends Omit<RelayCall, 'gasLimit'> {
  readonly request: { readonly from: string; readonly to: string; readonly data: string };
}

const isCall = (call: ActCall | ChainRefusal): call is ActCall => !(call instanceof ChainRefusal);

function withGas({ contract, digest, data }: ActCall, gas: number, marginPercent: number): RelayCall {
  return { contract, digest, data, gasLimit: Math.ceil((gas * marginPercent) / 100) };
}

function fitsAlone(call: RelayCall, { batchGas, batchCalldataBytes }: BatchLimits): boolean {
  return gasOfBatch([call]) <= batchGas && bytesOfCall(call) <= batchCalldataBytes;
}

function tooLarge({ batchGas, batchCalldataBytes }: BatchLimits): ChainRefusal {
  const message = 'The act alone needs more gas or calldata than a transaction of this relayer may have.';
  return new ChainRefusal('act-exceeds-transaction', 'invalid', message, { batchGas, batchCalldataBytes });
}
