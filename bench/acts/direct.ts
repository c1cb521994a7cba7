import { setTimeout as sleep } from 'node:timers/promises';
import { actDigest, type ActKind, type ActMessage } from '@tallystick/act-types';
import { contractInterfaces, createRpcProvider, encodeAct } from '@tallystick/chain';
import type { Participant } from '@tallystick/stories';
import { type JsonRpcProvider, Wallet } from 'ethers';
import { firstThatFit, gasOfBatch, type RelayCall, relayedList } from '../../libs/chain/src/relayer/relay-batch.js';
import type { Town } from './town.js';

const ROOM = { batchGas: 14_000_000, batchCalldataBytes: 100_000 };
const POLL_MS = 10;

/** A bare program with ethers and no database: anybody may send signed acts to `Relay`, in transactions of its own. */
export class Direct {
  private nonce = 0;
  private readonly provider: JsonRpcProvider;
  private readonly wallet = Wallet.createRandom();

  constructor(
    private readonly town: Town,
    url: string,
  ) {
    this.provider = createRpcProvider({ url, chainId: town.network.chainId });
  }

  async deadline(): Promise<string> {
    return String((await this.headTime()) + 6 * 3600);
  }

  async call(
    kind: ActKind,
    message: ActMessage,
    signers: readonly Participant[],
    gasLimit: number,
  ): Promise<RelayCall> {
    const { network } = this.town;
    const digest = actDigest(kind, message, network);
    const signatures = await Promise.all(signers.map(({ signer }) => signer.signDigest(digest)));
    const { contract, data } = encodeAct(network, { kind, message, signatures });
    return { contract, digest, gasLimit, data };
  }

  /** What the call of an act needs, with some room. */
  async gasOf(kind: ActKind, message: ActMessage, signers: readonly Participant[]): Promise<number> {
    const { contract, data } = await this.call(kind, message, signers, 0);
    const { contracts } = this.town.network;
    const gas = await this.provider.estimateGas({ from: contracts.relay, to: contracts[contract], data });
    return Math.ceil(Number(gas) * 1.2);
  }

  /** One transaction after the other, each confirmed before the next is sent. Throws when an act failed. */
  async sendInTurn(calls: readonly RelayCall[], batchActs: number): Promise<void> {
    for (const batch of batches(calls, batchActs)) await this.confirm(await this.send(batch));
  }

  /** As many transactions at once as there are; faster where nobody measures. */
  async sendTogether(calls: readonly RelayCall[], batchActs: number): Promise<void> {
    const hashes: string[] = [];
    for (const batch of batches(calls, batchActs)) hashes.push(await this.send(batch));
    for (const hash of hashes) await this.confirm(hash);
  }

  /** A burst of blocks puts the chain's clock ahead, and then blocks come seldom: whoever is measured next starts without that. */
  async untilClocksAgree(): Promise<void> {
    while ((await this.headTime()) > Date.now() / 1000) await sleep(200);
  }

  close(): void {
    this.provider.destroy();
  }

  private async headTime(): Promise<number> {
    return (await this.provider.getBlock('latest'))?.timestamp ?? 0;
  }

  private async send(calls: readonly RelayCall[]): Promise<string> {
    const raw = await this.wallet.signTransaction({
      type: 2,
      chainId: this.town.network.chainId,
      to: this.town.network.contracts.relay,
      data: contractInterfaces.relay.encodeFunctionData('relay', [relayedList(calls)]),
      gasLimit: gasOfBatch(calls),
      nonce: this.nonce++,
      maxFeePerGas: 0,
      maxPriorityFeePerGas: 0,
    });
    return (await this.provider.send('eth_sendRawTransaction', [raw])) as string;
  }

  private async confirm(hash: string): Promise<void> {
    for (;;) {
      const receipt = await this.provider.getTransactionReceipt(hash);
      if (receipt) {
        const failed = receipt.logs.some(({ address }) => address === this.town.network.contracts.relay);
        if (receipt.status !== 1 || failed) throw new Error(`an act of transaction ${hash} failed`);
        return;
      }
      await sleep(POLL_MS);
    }
  }
}

function* batches(calls: readonly RelayCall[], batchActs: number): Generator<RelayCall[]> {
  for (let start = 0; start < calls.length;) {
    const next = calls.slice(start, start + batchActs).map((call) => ({ call }));
    const batch = firstThatFit(next, ROOM).map(({ call }) => call);
    if (batch.length === 0) throw new Error('an act does not fit into a transaction');
    yield batch;
    start += batch.length;
  }
}
