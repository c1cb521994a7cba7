import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces, type Finding, NodeAnswerInvalid } from '@tallystick/chain';
import type { LedgerFragment } from '@tallystick/receivables';
import { encodeRlp, keccak256, toBeArray, toBeHex, Wallet } from 'ethers';
import { headerHash } from '../../libs/chain/src/audit/header-hash.js';
import { storageRoot } from '../../libs/chain/src/audit/storage-root.js';
import { EMPTY_ROOT } from '../../libs/chain/src/audit/trie.js';
import { AuditedInstallation } from '../support/audit.js';
import { eventually } from '../support/eventually.js';
import type { TestChain } from '../support/chain.js';
import type { LedgerScene } from '../support/ledger-scene.js';
import { CORE } from '../support/random-round.js';
import { StateTrie } from '../support/state-trie.js';
import { type Tamper, TamperingProvider } from '../support/tampering-provider.js';

let installation: AuditedInstallation;
let chain: TestChain;
let scene: LedgerScene;
let node: TamperingProvider;
let fragment: LedgerFragment;

beforeAll(async () => {
  installation = await AuditedInstallation.start(80);
  ({ chain, scene } = installation);
  node = new TamperingProvider(chain.rpcUrl, chain.chainId);
  fragment = await installation.heldFragment();
}, 300_000);
afterAll(async () => {
  node.destroy();
  await installation.stop();
});

/** A provider hears of no block whose number it has heard before, as after the chain went back: it is asked. */
const isMined = (hash: string) =>
  eventually(async () => (await chain.provider.getTransactionReceipt(hash)) !== null, {
    what: `${hash} is in a block`,
  });

const kindsOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ kind }) => kind))].sort();

describe('an attacker who owns the node is found who', () => {
  const receivables = () => scene.network.contracts.receivables;
  const depositToken = () => scene.network.contracts.depositToken;
  const slotOf = async (contract: 'receivables' | 'depositToken', getter: string, args: readonly unknown[]) => {
    const to = scene.network.contracts[contract];
    const data = contractInterfaces[contract].encodeFunctionData(getter, args);
    const { accessList } = (await chain.provider.send('eth_createAccessList', [{ to, data }])) as {
      accessList: { address: string; storageKeys: string[] }[];
    };
    return accessList.find(({ address }) => address === to.toLowerCase())?.storageKeys[0] ?? '';
  };
  const balanceSlot = (account: string) => slotOf('depositToken', 'balanceOf', [account]);
  /** Writes behind the chain’s back. The block after it has the state that came of it, and its header covers it. */
  const write = async (address: string, slot: string, value: bigint) => {
    await chain.provider.send('anvil_setStorageAt', [address, slot, toBeHex(value, 32)]);
    await chain.provider.send('evm_mine', []);
  };

  it('writes another holder into a fragment', async () => {
    const { receivable, from, holder } = fragment;
    const slot = await slotOf('receivables', 'fragmentOf', [receivable, from]);
    await installation.withChain(async () => {
      const word = BigInt(await chain.provider.getStorage(receivables(), slot));
      await write(receivables(), slot, (word & ~(0xffff_ffffn << 64n)) | (6666n << 64n));
      const [finding, ...others] = await installation.findings();
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        kind: 'state',
        where: `receivables, fragment of receivable ${receivable} from ${from}`,
      });
      expect(finding?.message).toMatch(
        new RegExp(
          `^no signed act explains it: holder is 6666 on the chain, ${holder} by the signed acts \\(the last was \\w+ in block `,
        ),
      );
    });
  }, 120_000);

  it('gives coins to an account that acts were about', async () => {
    const { address } = scene.walletOf(CORE);
    const slot = await balanceSlot(address);
    await installation.withChain(async () => {
      const balance = BigInt(await chain.provider.getStorage(depositToken(), slot));
      await write(depositToken(), slot, balance + 5n);
      expect((await installation.findings()).map(({ where, message }) => `${where}: ${message}`)).toEqual([
        expect.stringMatching(
          new RegExp(
            `^depositToken, account ${address}: no signed act explains it: balanceOf is ${balance + 5n} on the chain, ${balance} by`,
          ),
        ),
      ]);
    });
  }, 120_000);

  it('gives coins to an account that no act was ever about', async () => {
    await installation.withChain(async () => {
      await write(depositToken(), await balanceSlot(Wallet.createRandom().address), 1_000_000n);
      expect(await installation.findings()).toEqual([
        {
          kind: 'state',
          where: `depositToken at ${depositToken()}`,
          message:
            'no signed act explains it: its storage is another, in a slot that no signed act ever wrote and no getter tells of',
        },
      ]);
    });
  }, 120_000);

  it('sends a transaction in a party’s name', async () => {
    const { address } = scene.walletOf(CORE);
    const thief = Wallet.createRandom().address;
    await installation.withChain(async () => {
      await chain.provider.send('anvil_impersonateAccount', [address]);
      const data = contractInterfaces.depositToken.encodeFunctionData('transfer', [thief, 777]);
      const hash: unknown = await chain.provider.send('eth_sendTransaction', [
        { from: address, to: depositToken(), data, gasPrice: '0x0' },
      ]);
      await isMined(String(hash));
      await installation.project();
      const findings = await installation.findings();
      expect(kindsOf(findings)).toEqual(['ledger', 'state', 'transaction']);
      expect(findings.find(({ kind }) => kind === 'transaction')).toMatchObject({
        where: expect.stringContaining(String(hash)),
        message: expect.stringMatching(/^nobody signed this transaction: /),
      });
      expect(findings.find(({ where }) => where === `ledger.deposit_balance account ${thief}`)?.message).toBe(
        'no signed act makes this row',
      );
    });
  }, 120_000);

  it('sends coins on that it wrote to its own account', async () => {
    const thief = Wallet.createRandom().connect(chain.provider);
    await installation.withChain(async () => {
      await write(depositToken(), await balanceSlot(thief.address), 500n);
      const data = contractInterfaces.depositToken.encodeFunctionData('transfer', [scene.walletOf(CORE).address, 500]);
      const fees = { maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 200_000 };
      const { hash } = await thief.sendTransaction({ to: depositToken(), data, ...fees });
      await isMined(hash);
      const findings = await installation.findings();
      expect(kindsOf(findings)).toEqual(['outcome', 'state']);
      const ofTransaction = findings.filter(({ where }) => where.includes(hash)).map(({ message }) => message);
      expect(ofTransaction).toEqual([
        expect.stringMatching(/^no signed act causes depositToken Transfer \(from 0x\w+, to 0x\w+, value 500\), which/),
        'the node says that it succeeded; what was signed is refused',
      ]);
    });
  }, 120_000);

  it('puts code at a party’s key that approves everything', async () => {
    const { address } = scene.walletOf(CORE);
    await installation.withChain(async () => {
      // Returns the magic of ERC-1271 for any question.
      await chain.provider.send('anvil_setCode', [address, '0x631626ba7e60e01b5f5260205ff3']);
      await chain.provider.send('evm_mine', []);
      expect(await installation.findings()).toEqual([
        {
          kind: 'state',
          where: `account at ${address}`,
          message: 'no signed act explains its code: it is not the one that the transactions of the chain made',
        },
      ]);
    });
  }, 120_000);

  it('puts another contract in a registry’s place', async () => {
    const { tradeRegistry } = scene.network.contracts;
    await installation.withChain(async () => {
      await chain.provider.send('anvil_setCode', [tradeRegistry, '0x00']);
      await chain.provider.send('evm_mine', []);
      const [finding] = await installation.findings();
      expect(finding).toMatchObject({ kind: 'state', where: `tradeRegistry at ${tradeRegistry}` });
    });
  }, 120_000);
});

describe('a node of another make', () => {
  it('may leave slots of zero out of its roots', async () => {
    await installation.withChain(async () => {
      // A block that nothing of the installation speaks of: its header is made anew.
      await chain.provider.send('evm_mine', []);
      const head = await chain.provider.getBlockNumber();
      const roots = await rootsWithoutZeros();
      const trie = new StateTrie(new Map([...roots].map(([address, account]) => [address, encodeRlp([...account])])));
      let others = 0;
      node.tamper = (method, answer, [about]) => {
        if (method === 'eth_getBlockByNumber' && (about === 'latest' || Number(about) === head)) {
          const block = { ...(answer as object), stateRoot: trie.root };
          return { ...block, hash: headerHash(block) };
        }
        if (method !== 'eth_getProof') return answer;
        const address = String(about).toLowerCase();
        const storageHash = roots.get(address)?.[2] ?? EMPTY_ROOT;
        if (storageHash !== (answer as { storageHash: string }).storageHash) others += 1;
        return { ...(answer as object), storageHash, accountProof: trie.proofOf(address) };
      };
      expect(await installation.findings(node)).toEqual([]);
      expect(others).toBeGreaterThan(0);
    });
  }, 120_000);

  /** Nonce, balance, roots of storage and code, as the Yellow Paper has them. */
  async function rootsWithoutZeros() {
    const packed = (await chain.provider.send('anvil_dumpState', [])) as string;
    const { accounts } = JSON.parse(gunzipSync(Buffer.from(packed.slice(2), 'hex')).toString()) as {
      accounts: Record<string, { nonce: number; balance: string; code: string; storage: Record<string, string> }>;
    };
    return new Map(
      Object.entries(accounts).map(([address, { nonce, balance, code, storage }]) => {
        const storageHash = storageRoot(new Map(Object.entries(storage)));
        return [address.toLowerCase(), [toBeArray(nonce), toBeArray(balance), storageHash, keccak256(code)] as const];
      }),
    );
  }
});

describe('a node that lies', () => {
  const lying = (tamper: Tamper) => {
    node.tamper = tamper;
    return node;
  };
  const onLogs = (change: (logs: NodeLog[]) => unknown): Tamper => {
    return (method, answer) => (method === 'eth_getLogs' ? change(answer as NodeLog[]) : answer);
  };
  const onReceipts = (change: (logs: NodeLog[]) => NodeLog[]): Tamper => {
    return (method, answer) =>
      method === 'eth_getBlockReceipts'
        ? (answer as { logs: NodeLog[] }[]).map((receipt) => ({ ...receipt, logs: change(receipt.logs) }))
        : answer;
  };
  const isTransfer = ({ topics }: NodeLog) =>
    topics[0] === contractInterfaces.receivables.getEvent('FragmentTransferred')?.topicHash;
  /** Names another act: in the data, which no bloom covers. */
  const alter = (log: NodeLog): NodeLog =>
    isTransfer(log) ? { ...log, data: `${log.data.slice(0, -1)}${log.data.endsWith('0') ? '1' : '0'}` } : log;

  it('to the indexer by an altered event changes rows, and they are named', async () => {
    await installation.project(lying(onLogs((logs) => logs.map(alter))));
    try {
      const findings = await installation.findings();
      expect(kindsOf(findings)).toEqual(['ledger']);
      const unexplained = findings.filter(({ message }) => message.startsWith('no signed act makes this row'));
      expect(unexplained.some(({ where }) => where.startsWith('ledger.recorded_act digest 0x'))).toBe(true);
    } finally {
      await installation.project();
    }
  }, 120_000);

  it.each<readonly [string, (logs: NodeLog[]) => NodeLog[]]>([
    ['leaves events out', () => []],
    ['invents one', (logs) => logs.concat(logs.slice(0, 1))],
  ])(
    'and %s moves the indexer nowhere, or to the truth',
    async (_what, change) => {
      const both: Tamper = (method, answer, params) =>
        onReceipts(change)(method, onLogs(change)(method, answer, params), params);
      await installation
        .project(lying(both))
        .catch((error: unknown) => expect(error).toBeInstanceOf(NodeAnswerInvalid));
      expect(await installation.findings()).toEqual([]);
    },
    120_000,
  );

  it.each<readonly [string, (logs: NodeLog[]) => NodeLog[], RegExp]>([
    ['leaves events out', (logs) => logs.slice(1), /^the signed acts cause .*, which the node leaves out$/],
    ['invents one', (logs) => logs.concat(logs.slice(0, 1)), /^no signed act causes .*, which the node tells of$/],
    [
      'alters one',
      (logs) => logs.map(alter),
      /^(no signed act causes|the signed acts cause) receivables FragmentTransferred /,
    ],
    ['changes their order', (logs) => [...logs].reverse(), /^the node tells of its events in another order$/],
  ])(
    'to the audit itself and %s is named',
    async (_what, change, message) => {
      const findings = await installation.findings(lying(onReceipts(change)));
      const outcomes = findings.filter(({ kind }) => kind === 'outcome');
      expect(outcomes.length).toBeGreaterThan(0);
      for (const finding of outcomes) expect(finding.message).toMatch(message);
    },
    120_000,
  );

  it('and proves the state that was there before somebody wrote to it is named', async () => {
    const before = new Map<string, unknown>();
    const remember: Tamper = (method, answer, [address]) => {
      if (method === 'eth_getProof') before.set(String(address), answer);
      return answer;
    };
    expect(await installation.findings(lying(remember))).toEqual([]);
    await installation.withChain(async () => {
      const { depositToken } = scene.network.contracts;
      await chain.provider.send('anvil_setStorageAt', [depositToken, toBeHex(7n, 32), toBeHex(1n, 32)]);
      await chain.provider.send('evm_mine', []);
      const block: unknown = await chain.provider.send('eth_getBlockByNumber', ['latest', false]);
      const { number, stateRoot } = block as { number: string; stateRoot: string };
      const onProofs = (change: (address: string, answer: object) => unknown) =>
        lying((method, answer, [address]) =>
          method === 'eth_getProof' ? change(String(address), answer as object) : answer,
        );
      const message = (of: string) => `what the node proves${of} does not lead to the block’s state root ${stateRoot}`;
      const where = `block ${Number(number)}`;
      expect(await installation.findings(onProofs((address) => before.get(address)))).toEqual([
        { kind: 'proof', where, message: message('') },
      ]);
      const ofToken = onProofs((address, answer) => (address === depositToken ? before.get(address) : answer));
      expect(await installation.findings(ofToken)).toEqual([
        { kind: 'proof', where, message: message(` of ${depositToken}`) },
      ]);
      // The proof is of the true state: what the node says beside it counts for nothing.
      const told = onProofs((address, answer) => {
        const { storageHash } = before.get(address) as { storageHash: string };
        return { ...answer, storageHash };
      });
      expect(await installation.findings(told)).toEqual([
        expect.objectContaining({ kind: 'state', where: `depositToken at ${depositToken}` }),
      ]);
    });
  }, 240_000);

  it.each(['timestamp', 'stateRoot', 'gasUsed', 'mixHash', 'extraData'])(
    'and alters the %s of a header is named',
    async (member) => {
      const latest = await chain.provider.getBlock('latest');
      const altered = member === 'extraData' ? '0x77' : undefined;
      const findings = await installation.findings(
        lying((method, answer, [block, full]) => {
          if (method !== 'eth_getBlockByNumber' || full !== true || Number(block) !== latest?.number) return answer;
          const value = String((answer as Record<string, unknown>)[member]);
          const other = `${value.slice(0, -1)}${value.endsWith('7') ? '8' : '7'}`;
          return { ...(answer as object), [member]: altered ?? other };
        }),
      );
      const ofBlock = findings.filter(({ kind }) => kind === 'block');
      expect(ofBlock.map(({ where }) => where)).toEqual([`block ${latest?.number}`]);
      expect(ofBlock[0]?.message).toMatch(
        new RegExp(
          `^its header has the hash 0x\\w{64}: what the node says of it is not what it calls ${latest?.hash}$`,
        ),
      );
    },
    120_000,
  );

  it('and gives another block the hash that its header has is told that it does not follow', async () => {
    const number = ((await chain.provider.getBlock('latest'))?.number ?? 0) - 1;
    const audit = installation.findings(
      lying((method, answer, [block, full]) => {
        if (method !== 'eth_getBlockByNumber' || full !== true || Number(block) !== number) return answer;
        const other = { ...(answer as object), gasUsed: '0x7' };
        return { ...other, hash: headerHash(other) };
      }),
    );
    await expect(audit).rejects.toThrow(`block ${number + 1} does not follow the block before it`);
  }, 120_000);

  it('and keeps a transaction to itself leaves its effect without an explanation', async () => {
    const hidden = await chain.provider.getBlock('latest');
    const findings = await installation.findings(
      lying((method, answer, [block, full]) =>
        method === 'eth_getBlockByNumber' && full === true && Number(block) === hidden?.number
          ? { ...(answer as object), transactions: [] }
          : answer,
      ),
    );
    expect(kindsOf(findings)).toEqual(expect.arrayContaining(['ledger', 'outbox', 'state']));
  }, 120_000);

  it('and alters what was signed is named', async () => {
    const latest = await chain.provider.getBlock('latest');
    const findings = await installation.findings(
      lying((method, answer, [block, full]) => {
        if (method !== 'eth_getBlockByNumber' || full !== true || Number(block) !== latest?.number) return answer;
        const { transactions } = answer as { transactions: { input: string }[] };
        const altered = transactions.map((given) => ({ ...given, input: `${given.input.slice(0, -2)}77` }));
        return { ...(answer as object), transactions: altered };
      }),
    );
    expect(findings.find(({ kind }) => kind === 'transaction')?.message).toMatch(
      /^nobody signed this transaction: the node says it comes from 0x\w+, who did not sign it$/,
    );
  }, 120_000);
});

interface NodeLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}
