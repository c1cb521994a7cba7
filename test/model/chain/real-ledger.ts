import type { Network } from '@tallystick/act-types';
import { contractInterfaces } from '../../../libs/chain/src/contracts/contract-interfaces.js';
import { behindOffsets, bytes, list, word } from '../keys/abi.js';
import type { Keys } from '../keys/keys.js';
import { errorIn, EventReader, type Log } from './decoding.js';
import { encodeCall, type KnownAct } from './encoding.js';
import type { Node } from './node.js';

/** What a transaction did: what it reverted with, or its events. */
export type RealOutcome = { readonly error: string } | { readonly lines: readonly string[] };

interface Block {
  readonly timestamp: string;
  readonly transactions: readonly { readonly hash: string; readonly output?: string }[];
}

interface Receipt {
  readonly status: string;
  readonly logs: readonly Log[];
}

/** In the relay's order of targets. */
const TARGETS = ['receivables', 'partyRegistry', 'programmes', 'tradeRegistry', 'depositToken'] as const;
const GAS_PER_ACT = 2_000_000n;
const RELAY = contractInterfaces.relay.getFunction('relay')?.selector ?? '';
const TRANSACTION_GAS = '0xf42400';

/** The contracts on the chain, and a block for each transaction at the time that is asked for. */
export class RealLedger {
  readonly #events: EventReader;

  constructor(
    readonly node: Node,
    readonly network: Network,
    private readonly keys: Keys,
  ) {
    this.#events = new EventReader(network);
  }

  /** The act by itself, straight to its contract. */
  async run(act: KnownAct, block: { readonly now: bigint; readonly sender: string }): Promise<RealOutcome> {
    const { contract, data } = encodeCall(act, this.keys);
    return this.#send({ from: block.sender, to: this.network.contracts[contract], data }, block.now);
  }

  /** Several acts in one transaction of the relay. */
  async relay(
    acts: readonly KnownAct[],
    block: { readonly now: bigint; readonly sender: string },
  ): Promise<RealOutcome> {
    const calls = acts.map((act) => {
      const { contract, data } = encodeCall(act, this.keys);
      const digest = act.digest || NO_DIGEST;
      const head = [BigInt(TARGETS.indexOf(contract)), digest, GAS_PER_ACT].map(word);
      return head.join('') + behindOffsets([bytes(data)], head.length);
    });
    const data = RELAY + behindOffsets([list(calls)]);
    return this.#send({ from: block.sender, to: this.network.contracts.relay, data }, block.now);
  }

  async #send(transaction: object, now: bigint): Promise<RealOutcome> {
    const sent = { ...transaction, gas: TRANSACTION_GAS, gasPrice: '0x0' };
    const [hash, blocks] = (await this.node.askAll([
      { method: 'eth_sendTransaction', params: [sent] },
      { method: 'evm_mine_detailed', params: [{ timestamp: Number(now) }] },
    ])) as [string, readonly Block[]];
    const [block] = blocks;
    const [mined] = block?.transactions ?? [];
    if (!block || mined?.hash !== hash || BigInt(block.timestamp) !== now) {
      throw new Error(`the node did not mine the transaction alone at ${now}`);
    }
    const receipt = (await this.node.ask('eth_getTransactionReceipt', hash)) as Receipt;
    if (receipt.status !== '0x1') return { error: errorIn(mined.output ?? '0x') };
    return { lines: receipt.logs.map((log) => this.#events.lineOf(log)) };
  }
}

/** What the relay is told of calls that no act stands behind. */
export const NO_DIGEST = `0x${'00'.repeat(32)}`;
