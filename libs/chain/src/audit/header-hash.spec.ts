import { describe, expect, it } from '@jest/globals';
import { encodeRlp, id } from 'ethers';
import { headerHash } from './header-hash.js';

const EMPTY_TRIE = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';
const NO_UNCLES = '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347';
const ZERO = `0x${'0'.repeat(64)}`;

const common = {
  sha3Uncles: NO_UNCLES,
  transactionsRoot: EMPTY_TRIE,
  receiptsRoot: EMPTY_TRIE,
  logsBloom: `0x${'0'.repeat(512)}`,
  difficulty: '0x0',
  gasLimit: '0x3938700',
  gasUsed: '0x0',
  extraData: '0x',
  nonce: '0x0000000000000000',
  withdrawalsRoot: EMPTY_TRIE,
  blobGasUsed: '0x0',
  excessBlobGas: '0x0',
  requestsHash: '0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  // What is no part of a header.
  totalDifficulty: '0x0',
  size: '0x263',
  uncles: [],
};

/** As anvil 1.7.1 told of it. */
const anvils = {
  ...common,
  hash: '0x3b47d8460ead9f82fbaa8c23fc3ed3eddc5d61387d16b067d942e6fc31f1d643',
  parentHash: '0x38d098a4f9b85d39eff781e56ee40fa8dbdab40524475e208f50e2aad33d9149',
  miner: '0x0000000000000000000000000000000000000000',
  stateRoot: '0xe9ec277522267eb08a7d64872475581fe014b15bd5c314c76b89a0f726a1465e',
  number: '0x1',
  timestamp: '0x6b06460b',
  mixHash: '0x5c862363641bcef3e10dea2472bd60d94a9fa2c51f9a7022f516c3c098e4d8aa',
  baseFeePerGas: '0x0',
  parentBeaconBlockRoot: ZERO,
};

/** As Hardhat 3.18 told of it. */
const hardhats = {
  ...common,
  hash: '0x3bd807d9bd849bf816f5013f31091fc39431b26983fc0488c4910bde5acb3c80',
  parentHash: '0xec7e08745bca488daa2b455429af24252688ab28892568e69fa54ab22000aac9',
  miner: '0xc014ba5ec014ba5ec014ba5ec014ba5ec014ba5e',
  stateRoot: '0xc926e851b36f4bd9c88031bcc7dbdee739ef7decee91bcf03c8e9e268e56e0a9',
  number: '0x1',
  timestamp: '0x6b06460c',
  mixHash: '0xf4fbfa6c8463f342eb58838d8c6b0661faf22e7076a518bf4deaddbf3fa8a112',
  baseFeePerGas: '0x342770c0',
  parentBeaconBlockRoot: '0xdd8876ba5af271ae9d93ececb192d6a7b4e6094ca5999756336279fd796b8619',
};

describe('the hash of a header', () => {
  it.each([
    ['anvil', anvils],
    ['Hardhat', hardhats],
  ])('is what %s calls the block', (_node, block) => {
    expect(headerHash(block)).toBe(block.hash);
  });

  it('is another whatever member of it is another', () => {
    const members = Object.keys(anvils).filter((name) => !['hash', 'totalDifficulty', 'size', 'uncles'].includes(name));
    for (const name of members) {
      const value = String(anvils[name as keyof typeof anvils]);
      const altered = value === '0x' ? '0x77' : `${value.slice(0, -1)}${value.endsWith('7') ? '8' : '7'}`;
      expect([name, headerHash({ ...anvils, [name]: altered })]).not.toEqual([name, anvils.hash]);
    }
  });

  it('covers what a fork brought only where it is there', () => {
    const { withdrawalsRoot, ...london } = anvils;
    expect(headerHash(london)).toBe(headerHash({ ...london, blobGasUsed: '0x9' }));
    expect(headerHash(london)).not.toBe(headerHash({ ...london, withdrawalsRoot }));
  });

  it('needs every member that all headers have', () => {
    const { mixHash: _mixHash, ...rest } = anvils;
    expect(() => headerHash(rest)).toThrow('a block without mixHash');
  });

  it('covers neither round nor seals of QBFT, and all else of its extra data', () => {
    const extra = (validator: string, round: string, seals: readonly string[]) =>
      headerHash({ ...anvils, extraData: encodeRlp([ZERO, [validator.slice(0, 42)], [], round, [...seals]]) });
    const [one, other] = [id('one'), id('other')];
    expect(extra(one, '0x05', [id('seal')])).toBe(extra(one, '0x', []));
    expect(extra(one, '0x', [])).not.toBe(extra(other, '0x', []));
  });
});
