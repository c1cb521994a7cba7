import type { AccountSigner } from '@tallystick/act-types';
import type { Finality } from '@tallystick/platform';
import { type JsonRpcProvider, type Log, toQuantity } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { readFinalHead } from '../contracts/finality.js';

const ACCOUNT = contractInterfaces.partyAccount;
/** Accounts whose signers are kept in memory: some kilobytes each. */
const REMEMBERED_MAX = 1_000;

export interface AccountReaderSettings {
  readonly finality: Finality;
  /** Blocks that the node is asked about at once at most: nodes refuse wider questions about logs. */
  readonly logBlocks: number;
}

/** A party account as the newest final block has it. */
export interface PartyAccountState {
  readonly configuration: bigint;
  /** How many persons must approve. */
  readonly threshold: number;
  readonly persons: number;
  readonly signers: readonly AccountSigner[];
}

/** Reads party accounts from the chain itself: they are their owners', so no projection follows them. */
export class AccountReader {
  private readonly known = new Map<
    string,
    { readonly configuration: bigint; readonly signers: readonly AccountSigner[] }
  >();

  constructor(
    private readonly provider: JsonRpcProvider,
    private readonly settings: AccountReaderSettings,
  ) {}

  /** @param account must be a party account. Throws `NodeAnswerInvalid` when what the node says of it does not fit together. */
  async read(account: string): Promise<PartyAccountState> {
    const head = await readFinalHead(this.provider, this.settings.finality);
    if (!head) throw new NodeAnswerInvalid('no final block yet');
    const ask = (getter: string, values: readonly unknown[] = []) => this.ask(account, getter, values, head.number);
    const [configuration, threshold, persons, count] = await Promise.all([
      ask('configuration'),
      ask('threshold'),
      ask('personCount'),
      ask('getSignerCount'),
    ]);
    const signers = await this.remembered(account, configuration, () =>
      this.signersOf(account, Number(count), head.number),
    );
    const holders = await Promise.all(signers.map(({ key }) => ask('personOf', [key])));
    if (signers.some(({ person }, index) => BigInt(person) !== holders[index]))
      throw new NodeAnswerInvalid(`the logs of account ${account} name other persons than the account`);
    return { configuration, threshold: Number(threshold), persons: Number(persons), signers };
  }

  /** Every change raises the configuration, so what was read of one stays true of it. */
  private async remembered(
    account: string,
    configuration: bigint,
    read: () => Promise<readonly AccountSigner[]>,
  ): Promise<readonly AccountSigner[]> {
    const known = this.known.get(account);
    if (known?.configuration === configuration) return known.signers;
    const signers = await read();
    this.known.set(account, { configuration, signers });
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED_MAX && oldest !== undefined) this.known.delete(oldest);
    return signers;
  }

  /**
   * The account keeps no keys: they are in its events. Read from the newest back, the first word about a key is the last one on it; when
   * as many are found as the account counts, the older blocks have no more to tell.
   */
  private async signersOf(account: string, count: number, headBlock: number): Promise<AccountSigner[]> {
    const known = new Set<string>();
    const signers: AccountSigner[] = [];
    for (let to = headBlock; to >= 0 && signers.length < count; to -= this.settings.logBlocks) {
      const from = Math.max(0, to - this.settings.logBlocks + 1);
      for (const log of (await this.logsOf(account, from, to)).reverse()) {
        const { name, args } = ACCOUNT.parseLog(log) ?? { name: '', args: {} as Record<string, unknown> };
        const id = String(args.signerId);
        if (known.has(id)) continue;
        known.add(id);
        if (name === 'SignerAdded') signers.push({ person: Number(args.person), key: String(args.key) });
      }
    }
    if (signers.length !== count)
      throw new NodeAnswerInvalid(`account ${account} counts ${count} signers and its logs name ${signers.length}`);
    return signers.sort((a, b) => a.person - b.person || (a.key < b.key ? -1 : 1));
  }

  private async logsOf(account: string, fromBlock: number, toBlock: number): Promise<Log[]> {
    const events = ['SignerAdded', 'SignerRemoved'].map((name) => ACCOUNT.getEvent(name)?.topicHash ?? '');
    const logs = await this.provider.getLogs({ address: account, fromBlock, toBlock, topics: [events] });
    return [...logs];
  }

  private async ask(account: string, getter: string, values: readonly unknown[], block: number): Promise<bigint> {
    const data = ACCOUNT.encodeFunctionData(getter, values);
    const answer: unknown = await this.provider.send('eth_call', [{ to: account, data }, toQuantity(block)]);
    const [value] = ACCOUNT.decodeFunctionResult(getter, String(answer)) as unknown as [bigint];
    return value;
  }
}
