import {
  actDigest,
  actKind,
  type ActKind,
  type ActMessage,
  type Anchor,
  type Network,
  parseActMessage,
  requiredSignatories,
  type Signatory,
} from '@tallystick/act-types';
import { Indexer, LogAccount, Outbox, OutboxEntry, Relayer, type RelayerSettings } from '@tallystick/chain';
import { ledgerProjectors } from '@tallystick/ledger';
import type { BaseWallet, JsonRpcProvider } from 'ethers';
import type { DataSource } from 'typeorm';
import type { TestChain } from './chain.js';
// Of what runs here only what goes wrong is told.
import './unwatched.js';

export interface SceneAct {
  readonly kind: ActKind;
  readonly message: Readonly<Record<string, unknown>>;
  readonly attachment?: Readonly<Record<string, unknown>>;
  /** Instead of those whom the act asks for: to try what must be refused. */
  readonly signers?: readonly BaseWallet[];
  /** Given where a signatory's account is no key's, and so no wallet signs for it. */
  readonly signatures?: readonly string[];
}

export type SceneRelayer = Pick<Partial<RelayerSettings>, 'limits' | 'faults' | 'privateKeys' | 'finality'>;

/** @param workersProvider what relayer and indexer hear the chain through, if it is not the plain one */
export type SceneOptions = SceneRelayer & { readonly workersProvider?: JsonRpcProvider };

/** Parties with their keys on a real chain, and the relayer and the indexer between it and a real database. */
export class LedgerScene {
  readonly network: Network;
  readonly provider: JsonRpcProvider;
  readonly indexer: Indexer;
  relayer: Relayer;
  private readonly outbox = new Outbox();
  private readonly wallets = new Map<string, BaseWallet>();

  constructor(
    private readonly chain: TestChain,
    readonly dataSource: DataSource,
    { workersProvider = chain.provider, ...options }: SceneOptions = {},
  ) {
    this.network = chain.deployment.network;
    this.provider = chain.provider;
    const { finality = 'instant' } = options;
    const { network } = this;
    const { startBlock } = chain.deployment;
    this.indexer = new Indexer(dataSource, workersProvider, ledgerProjectors, {
      network,
      startBlock,
      finality,
      pollMs: 20,
    });
    this.relayer = this.newRelayer(options, workersProvider);
  }

  /** Another process with the same keys, or the same one after a fall. */
  newRelayer(options: SceneRelayer = {}, provider = this.provider): Relayer {
    const privateKeys = this.chain.relayers.map(({ privateKey }) => privateKey);
    return new Relayer(this.dataSource, provider, {
      network: this.network,
      finality: 'instant',
      pollMs: 20,
      privateKeys,
      ...options,
    });
  }

  /** The wallet signs for the party from now on. */
  setWallet(party: number | string, wallet: BaseWallet): void {
    this.wallets.set(String(party), wallet);
  }

  walletOf(party: number | string): BaseWallet {
    const wallet = this.wallets.get(String(party));
    if (!wallet) throw new Error(`party ${party} has no wallet in this scene`);
    return wallet;
  }

  /** Seconds since 1970 of the newest block, and some. */
  async timeIn(seconds: number): Promise<string> {
    const block = await this.provider.getBlock('latest');
    return String((block?.timestamp ?? 0) + seconds);
  }

  digestOf(kind: ActKind, message: Readonly<Record<string, unknown>>): string {
    return actDigest(kind, parseActMessage(kind, message), this.network);
  }

  /** Has the act signed by all whom it asks for, and puts it into the outbox. @returns its digest */
  async enqueue({ kind, message: given, attachment: attached, signers, signatures: made }: SceneAct): Promise<string> {
    const message = parseActMessage(kind, given);
    const digest = actDigest(kind, message, this.network);
    const signatures = [...(made ?? signers?.map((wallet) => sign(wallet, digest)) ?? this.sign(kind, message))];
    const definition = actKind(kind).attachment;
    const attachment = definition && attached ? parseActMessage(definition.kind, attached) : undefined;
    if (definition?.signed && attachment) signatures.push(...this.sign(definition.kind, attachment));
    const deadline = new Date(Math.min(Number(message.deadline), 253_402_300_799) * 1000);
    const act = { digest, kind, message, signatures, deadline, ...(attachment ? { attachment } : {}) };
    await this.dataSource.transaction((manager) => this.outbox.enqueue(manager, [act]));
    return digest;
  }

  /** Has the log say this of its sites' trees, and puts it into the outbox. @returns its digest */
  async enqueueAnchors(log: BaseWallet, anchors: readonly Anchor[]): Promise<string> {
    const account = new LogAccount(log.privateKey, this.network);
    const signed = account.sign({ anchors, deadline: await this.timeIn(3_600) });
    await this.dataSource.transaction((manager) => this.outbox.enqueueAnchors(manager, signed));
    return signed.digest;
  }

  /** Turns relayer and indexer until the acts have ended or failed an attempt, or the limit is reached. */
  async run(digests: readonly string[], maxTurns = 60): Promise<Map<string, OutboxEntry>> {
    for (let turn = 0; turn < maxTurns; turn++) {
      await this.relayer.step();
      while ((await this.indexer.step()) === 'again');
      const entries = await this.entries(digests);
      if (entries.every((entry) => entry.endedAt !== null || (entry.state === 'waiting' && entry.attempts > 0))) {
        return new Map(entries.map((entry) => [entry.digest, entry]));
      }
    }
    throw new Error(`acts neither ended nor failed: ${JSON.stringify(await this.entries(digests))}`);
  }

  /** As `run`, and every act must have been recorded. */
  async record(...acts: readonly SceneAct[]): Promise<void> {
    const digests: string[] = [];
    for (const act of acts) digests.push(await this.enqueue(act));
    for (const entry of (await this.run(digests)).values()) {
      if (entry.state !== 'recorded')
        throw new Error(`${entry.kind} was not recorded: ${JSON.stringify(entry.lastFailure)}`);
    }
  }

  async entries(digests: readonly string[]): Promise<OutboxEntry[]> {
    return this.dataSource
      .createQueryBuilder(OutboxEntry, 'entry')
      .where('entry.digest = ANY(:digests)', { digests })
      .orderBy('entry.position')
      .getMany();
  }

  private sign(kind: ActKind, message: ActMessage): string[] {
    const digest = actDigest(kind, message, this.network);
    return requiredSignatories(kind, message).map((signatory) => sign(this.signerOf(signatory, message), digest));
  }

  private signerOf(signatory: Signatory, message: ActMessage): BaseWallet {
    switch (signatory.by) {
      case 'party':
        return this.walletOf(String(message[signatory.partyField]));
      case 'registrar':
        return this.chain.registrar;
      case 'issuer':
        return this.chain.issuer;
      case 'account': {
        const account = message[signatory.accountField];
        const wallet = [...this.wallets.values()].find(({ address }) => address === account);
        if (!wallet) throw new Error(`no wallet for ${String(account)} in this scene`);
        return wallet;
      }
    }
  }
}

function sign(wallet: BaseWallet, digest: string): string {
  return wallet.signingKey.sign(digest).serialized;
}
