import { gunzipSync } from 'node:zlib';
import type { ContractName } from '../contracts/contract-interfaces.js';
import { type AccountRoots, ownAccount, readAccount } from './account-proof.js';
import { explainState, type ExplainSettings } from './explain-state.js';
import type { Finding } from './finding.js';
import type { Replay } from './replay.js';
import { storageRoot } from './storage-root.js';

/** Something whose code and storage signed acts must explain. */
export interface AuditedAccount {
  /** `account`: of a party, and maybe nothing but a key. */
  readonly name: ContractName | 'account';
  readonly address: string;
}

/** Compares code and storage of every account at a block with what the audit's own EVM holds. */
export class StateComparison {
  private dump: Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> | undefined;

  constructor(
    private readonly replay: Replay,
    private readonly settings: Omit<ExplainSettings, 'replay' | 'storageOf'> & { readonly stateRoot: string },
  ) {}

  async compare(accounts: readonly AuditedAccount[]): Promise<readonly Finding[]> {
    const { chain } = this.settings;
    const answers = await Promise.all(
      accounts.map(async (account) => ({
        account,
        ...(await readAccount(chain, account.address, this.settings)),
        expected: await ownAccount(this.replay.provider, account.address),
      })),
    );
    const findings = this.unproven(
      answers.flatMap(({ account, proven }) => (proven ? [] : [account])),
      accounts.length,
    );
    for (const { account, proven, told, expected } of answers) {
      const found = proven ?? told;
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

  /** An account below another root than the block's: the node tells of a state that this block does not have. */
  private unproven(accounts: readonly AuditedAccount[], count: number): Finding[] {
    if (accounts.length === 0) return [];
    const { block, stateRoot } = this.settings;
    const of = accounts.length === count ? '' : ` of ${accounts.map(({ address }) => address).join(', ')}`;
    const message = `what the node proves${of} does not lead to the block’s state root ${stateRoot}`;
    return [{ kind: 'proof', where: `block ${block}`, message }];
  }

  /** anvil counts slots of zero that were touched into the root; a node that keeps to the Yellow Paper does not. */
  private async holdsSame(address: string, found: AccountRoots, expected: AccountRoots): Promise<boolean> {
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

async function dumpOf({ client }: Replay): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const packed = await client.call<string>('anvil_dumpState');
  const { accounts } = JSON.parse(gunzipSync(Buffer.from(packed.slice(2), 'hex')).toString()) as {
    accounts: Record<string, { storage: Record<string, string> }>;
  };
  return new Map(
    Object.entries(accounts).map(([address, { storage }]) => [address.toLowerCase(), new Map(Object.entries(storage))]),
  );
}
