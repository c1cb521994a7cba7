import { gunzipSync } from 'node:zlib';
import { type JsonRpcProvider, keccak256, toQuantity } from 'ethers';
import type { ContractName } from '../contracts/contract-interfaces.js';
import { StateNotKept } from './errors.js';
import { explainState, type ExplainSettings } from './explain-state.js';
import type { Finding } from './finding.js';
import type { Replay } from './replay.js';
import { EMPTY_ROOT, storageRoot } from './storage-root.js';

/** Something whose code and storage signed acts must explain. */
export interface AuditedAccount {
  /** `account`: of a party, and maybe nothing but a key. */
  readonly name: ContractName | 'account';
  readonly address: string;
}

interface Proof {
  readonly codeHash: string;
  readonly storageHash: string;
}

const EMPTY_CODE = keccak256('0x');

/** Compares code and storage of every account at a block with what the audit's own EVM holds. */
export class StateComparison {
  private dump: Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> | undefined;

  constructor(
    private readonly replay: Replay,
    private readonly settings: Omit<ExplainSettings, 'replay' | 'storageOf'>,
  ) {}

  async compare(accounts: readonly AuditedAccount[]): Promise<readonly Finding[]> {
    const { chain, block } = this.settings;
    const findings: Finding[] = [];
    const answers = await Promise.all(
      accounts.map(async (account) => ({
        account,
        found: await proofOf(chain, account.address, block),
        expected: await proofOf(this.replay.provider, account.address, 'latest'),
      })),
    );
    for (const { account, found, expected } of answers) {
      const { name, address } = account;
      if (found.codeHash !== expected.codeHash) {
        const message = 'no signed act explains its code: it is not the one that the transactions of the chain made';
        findings.push({ kind: 'state', where: `${name} at ${address}`, message });
      }
      if (await this.holdsSame(address, found, expected)) continue;
      const contract = name === 'account' ? { name: 'partyAccount' as const, address } : { name, address };
      findings.push(...(await explainState(contract, this.explaining())));
    }
    return findings;
  }

  /** anvil counts slots of zero that were touched into the root; a node that keeps to the Yellow Paper does not. */
  private async holdsSame(address: string, found: Proof, expected: Proof): Promise<boolean> {
    if (found.storageHash === expected.storageHash) return true;
    return found.storageHash === storageRoot(await this.storageOf(address));
  }

  private explaining(): ExplainSettings {
    const storageOf = (address: string) => this.storageOf(address);
    return { ...this.settings, replay: this.replay.provider, storageOf };
  }

  private async storageOf(address: string): Promise<ReadonlyMap<string, string>> {
    this.dump ??= dumpOf(this.replay);
    return (await this.dump).get(address.toLowerCase()) ?? new Map<string, string>();
  }
}

async function proofOf(node: JsonRpcProvider, address: string, block: number | 'latest'): Promise<Proof> {
  const tag = typeof block === 'number' ? toQuantity(block) : block;
  const answer = (await node.send('eth_getProof', [address, [], tag]).catch((error: unknown) => {
    throw new StateNotKept(Number(block), error instanceof Error ? error.message : String(error));
  })) as Proof;
  // An account that is not there has neither.
  const isNone = (hash: string) => BigInt(hash) === 0n;
  return {
    codeHash: isNone(answer.codeHash) ? EMPTY_CODE : answer.codeHash,
    storageHash: isNone(answer.storageHash) ? EMPTY_ROOT : answer.storageHash,
  };
}

async function dumpOf({ client }: Replay): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const packed = await client.call<string>('anvil_dumpState');
  const { accounts } = JSON.parse(gunzipSync(Buffer.from(packed.slice(2), 'hex')).toString()) as {
    accounts: Record<string, { storage: Record<string, string> }>;
  };
  return new Map(
    Object.entries(accounts).map(([address, { storage }]) => [address.toLowerCase(), new Map(Object.entries(storage))]),
  );
}
