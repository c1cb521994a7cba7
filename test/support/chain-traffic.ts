import { getCreateAddress, keccak256, Wallet } from 'ethers';

interface Block {
  readonly number: string;
  readonly hash: string;
  readonly timestamp: string;
}

interface Receipt {
  readonly blockNumber: string;
  readonly status: string;
}

/** Emits its call data and remembers the block: a change of state and a log in every call. */
const RECORDER_CODE = '0x6d365f5f376001365fa160014355005f52600e6012f3';

/** A node's answer to one that it has already. Both mean that nothing more is to be done. */
const ALREADY_THERE = /already (imported|known)|nonce too low/;

const INCLUDED_WITHIN_MS = 60_000;

/** Plain JSON-RPC: nothing retried, nothing cached. Throws on any failure. */
export async function rpc<T>(url: string, method: string, ...params: unknown[]): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result?: T; error?: { message: string } };
  if (error) throw new Error(error.message);
  return result as T;
}

/** Asked about each block at the moment when somebody has just seen it. */
export type Witness = (number: number, hash: string) => Promise<void>;

/** A sender that knows all its transactions beforehand, and an onlooker who notes every block it is shown. */
export class ChainTraffic {
  /** Block numbers with every hash ever seen under them. */
  readonly seen = new Map<number, Set<string>>();
  private constructor(
    readonly recorder: string,
    /** In the order of their nonces; the first makes the recorder. */
    readonly raw: readonly string[],
  ) {}

  static async plan(chainId: string, count: number): Promise<ChainTraffic> {
    const sender = Wallet.createRandom();
    const recorder = getCreateAddress({ from: sender.address, nonce: 0 });
    const common = { chainId: BigInt(chainId), type: 2, gasLimit: 200_000, maxFeePerGas: 0, maxPriorityFeePerGas: 0 };
    const raw: string[] = [];
    for (let nonce = 0; nonce < count; nonce++) {
      const call =
        nonce === 0 ? { data: RECORDER_CODE } : { to: recorder, data: `0x${nonce.toString(16).padStart(64, '0')}` };
      raw.push(await sender.signTransaction({ ...common, ...call, nonce }));
    }
    return new ChainTraffic(recorder, raw);
  }

  /** Sends what has not been sent and looks on, until the chain is gone or everything has been sent. Returns how many it sent. */
  async run(url: string, pauseMs: number, witness?: Witness): Promise<number> {
    let sent = 0;
    let over = false;
    const watching = this.watch(url, () => over, witness);
    try {
      for (const raw of this.raw) {
        if (!(await this.send(url, raw))) break;
        sent++;
        if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    } finally {
      over = true;
      await watching;
    }
    return sent;
  }

  /** Resolves with the numbers of the blocks that hold the transactions, once each is in one. */
  async included(url: string): Promise<number[]> {
    const deadline = Date.now() + INCLUDED_WITHIN_MS;
    const numbers: number[] = [];
    for (const raw of this.raw) {
      const { status, blockNumber } = await receiptOf(url, keccak256(raw), deadline);
      if (status !== '0x1') throw new Error(`failed: ${keccak256(raw)}`);
      numbers.push(Number(blockNumber));
    }
    return numbers;
  }

  private async send(url: string, raw: string): Promise<boolean> {
    try {
      await rpc(url, 'eth_sendRawTransaction', raw);
      return true;
    } catch (error) {
      return error instanceof Error && ALREADY_THERE.test(error.message);
    }
  }

  private async watch(url: string, over: () => boolean, witness: Witness | undefined): Promise<void> {
    while (!over()) {
      const block = await rpc<Block>(url, 'eth_getBlockByNumber', 'latest', false).catch(() => undefined);
      if (block) await this.note(Number(block.number), block.hash, witness);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  private async note(number: number, hash: string, witness: Witness | undefined): Promise<void> {
    const hashes = this.seen.get(number) ?? new Set();
    if (hashes.has(hash)) return;
    this.seen.set(number, hashes.add(hash));
    await witness?.(number, hash);
  }
}

async function receiptOf(url: string, hash: string, deadline: number): Promise<Receipt> {
  for (;;) {
    const receipt = await rpc<Receipt | null>(url, 'eth_getTransactionReceipt', hash);
    if (receipt) return receipt;
    if (Date.now() > deadline) throw new Error(`not in a block after ${INCLUDED_WITHIN_MS} ms: ${hash}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
