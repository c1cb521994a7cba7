import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnchorBatch, anchorBatchDigest, type Network } from '@tallystick/act-types';
import { id, toBeHex, Wallet } from 'ethers';
import { startTestChain, type TestChain } from '../../../../test/support/chain.js';
import { encodeBatch, RELAY_TARGETS } from '../relayer/relay-batch.js';
import { contractInterfaces } from './contract-interfaces.js';
import { decodeRevert } from './decode-revert.js';
import { encodeCall } from './encode-call.js';

const log = new Wallet(id('a log’s key'));
const SITE = toBeHex(1, 32);
const OTHER_SITE = id('a site with a random id');
const { evidenceLog, relay } = contractInterfaces;

let chain: TestChain;
let network: Network;

beforeAll(async () => {
  chain = await startTestChain();
  network = chain.deployment.network;
});
afterAll(() => chain.stop());

function rootOf(site: string, treeSize: number): string {
  return id(`root of ${site} at ${treeSize}`);
}

async function batchOf(...anchors: readonly (readonly [site: string, from: number, to: number])[]) {
  const latest = await chain.provider.getBlock('latest');
  const batch: AnchorBatch = {
    log: log.address,
    anchors: anchors.map(([site, from, to]) => ({
      ...{ site, previousSize: String(from), treeSize: String(to) },
      root: rootOf(site, to),
    })),
    deadline: String((latest?.timestamp ?? 0) + 3_600),
  };
  const digest = anchorBatchDigest(batch, network);
  const data = encodeCall('evidenceLog', 'anchor', [batch, log.signingKey.sign(digest).serialized]);
  return { batch, digest, data };
}

/** As the relayer sends it: by whom does not matter. */
async function relayed({ digest, data }: { readonly digest: string; readonly data: string }) {
  const sender = chain.relayers[0]?.connect(chain.provider);
  const call = { contract: 'evidenceLog', digest, gasLimit: 500_000, data } as const;
  const sent = await sender?.sendTransaction({ to: network.contracts.relay, data: encodeBatch([call]) });
  const receipt = await sent?.wait();
  return receipt?.logs ?? [];
}

async function ask(getter: 'treeSizeOf' | 'digestOf', args: readonly unknown[]): Promise<unknown> {
  const data = evidenceLog.encodeFunctionData(getter, args);
  const answer = await chain.provider.call({ to: network.contracts.evidenceLog, data });
  return evidenceLog.decodeFunctionResult(getter, answer)[0];
}

describe('anchors signed in TypeScript', () => {
  it('have the digest that the contract computes', async () => {
    const { batch, digest } = await batchOf([SITE, 0, 7], [OTHER_SITE, 12, 13]);
    expect(await ask('digestOf', [batch])).toBe(digest);
  });

  it('are found by the topics of log, site and root, once', async () => {
    await relayed(await batchOf([SITE, 0, 7], [OTHER_SITE, 0, 2]));
    const again = await batchOf([SITE, 7, 9]);
    await relayed(again);
    expect(await ask('treeSizeOf', [log.address, SITE])).toBe(9n);
    const asked = (...more: readonly string[]) => ({
      address: network.contracts.evidenceLog,
      fromBlock: 0,
      topics: evidenceLog.encodeFilterTopics('Anchored', [log.address, SITE, ...more]),
    });
    const [found, ...others] = await chain.provider.getLogs(asked(rootOf(SITE, 9)));
    expect(others).toEqual([]);
    expect(evidenceLog.parseLog(found!)?.args.toObject()).toEqual({
      ...{ log: log.address, site: SITE, root: rootOf(SITE, 9) },
      ...{ treeSize: 9n, previousSize: 7n },
    });
    expect(await chain.provider.getLogs(asked())).toHaveLength(2);
    expect(await chain.provider.getLogs(asked(rootOf(OTHER_SITE, 2)))).toEqual([]);
  });

  it('do nothing when they are relayed again, which is said by name', async () => {
    const batch = await batchOf([id('another site'), 0, 3]);
    await relayed(batch);
    const [failure] = await relayed(batch);
    const told = relay.parseLog(failure!);
    expect(told?.args.getValue('digest')).toBe(batch.digest);
    expect(decodeRevert(told?.args.getValue('reason') as string)).toMatchObject({
      code: 'nothing-to-anchor',
      details: { digest: batch.digest },
    });
  });
});

describe('the relay’s targets', () => {
  it('are the ones that it was made with, in their order', async () => {
    const answer = await chain.provider.call({
      to: network.contracts.relay,
      data: relay.encodeFunctionData('targets'),
    });
    const [targets] = relay.decodeFunctionResult('targets', answer) as unknown as [readonly string[]];
    expect([...targets]).toEqual(RELAY_TARGETS.map((name) => network.contracts[name]));
  });
});
