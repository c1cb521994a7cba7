import {
  actDigest,
  actKind,
  ACT_KINDS,
  type ActKind,
  type ActMessage,
  type AnchorBatch,
  anchorBatchDigest,
  factKey,
  type FactKind,
  type FactMessage,
  isFactKind,
  type Network,
  parseActMessage,
  requiredSignatories,
  type Signatory,
} from '@tallystick/act-types';
import type { JsonRpcProvider } from 'ethers';
import { ChainReader } from '../contracts/chain-reader.js';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { type EncodableAct, encodeAct } from '../contracts/encode-act.js';
import { ANCHOR_KIND } from '../outbox/outbox-entry.entity.js';
import type { AccountHistory } from './account-history.js';
import type { ExecutedActs } from './executed-acts.js';

/** An act as the database keeps it. */
export interface StoredAct {
  /** Under which it is kept; left out where the content alone is. */
  readonly digest?: string;
  readonly kind: string;
  readonly message: unknown;
  readonly attachment?: unknown;
  /** In the order of the act's table, a signed attachment's last; null for one not given yet. */
  readonly signatures: readonly (string | null)[];
}

/** Holds stored acts against their digests and their signatories' accounts. */
export class StoredActs {
  private readonly reader: ChainReader;

  /** @param replay the audit's own EVM, which decides about signatures as the contracts do */
  constructor(
    private readonly network: Network,
    private readonly accounts: AccountHistory,
    private readonly executed: ExecutedActs,
    private readonly replay: JsonRpcProvider,
  ) {
    this.reader = new ChainReader(replay, network, 'instant');
  }

  /** @returns what is wrong with it, in words */
  async faults(act: StoredAct): Promise<readonly string[]> {
    if (isFactKind(act.kind)) return this.faultsOfFact(act.kind, act);
    if (act.kind === ANCHOR_KIND) return this.faultsOfAnchors(act);
    if (!(act.kind in ACT_KINDS)) return [`there is no act of kind ${act.kind}`];
    const kind = act.kind as ActKind;
    const { attachment } = actKind(kind);
    try {
      const message = parseActMessage(kind, act.message);
      const digest = actDigest(kind, message, this.network);
      if (act.digest !== undefined && digest !== act.digest)
        return [`its content has the digest ${digest}: it is not what was signed as ${act.digest}`];
      const attached = attachment && parseActMessage(attachment.kind, act.attachment);
      if (this.ranSo(digest, { kind, message, ...(attached ? { attachment: attached } : {}) }, act)) return [];
      const own = requiredSignatories(kind, message);
      const found = await this.unsigned(kind, message, digest, own, act.signatures);
      if (!attachment?.signed || !attached) return found;
      const rest = act.signatures.slice(own.length);
      const attachedDigest = actDigest(attachment.kind, attached, this.network);
      const signatories = requiredSignatories(attachment.kind, attached);
      return [...found, ...(await this.unsigned(attachment.kind, attached, attachedDigest, signatories, rest))];
    } catch (error) {
      return [`it is no act of kind ${kind}: ${error instanceof Error ? error.message : String(error)}`];
    }
  }

  /** Nobody signs a fact, and the chain alone says whether it is so: all there is to check is its name. */
  private faultsOfFact(kind: FactKind, { digest, message }: StoredAct): readonly string[] {
    try {
      const key = factKey(kind, message as FactMessage, this.network);
      return digest === undefined || digest === key ? [] : [`its content has the key ${key}, and not ${digest}`];
    } catch (error) {
      return [`it is no fact of kind ${kind}: ${error instanceof Error ? error.message : String(error)}`];
    }
  }

  /** A log signs for itself alone: its account stands in what it signed. */
  private async faultsOfAnchors({ digest, message, signatures }: StoredAct): Promise<readonly string[]> {
    try {
      const batch = message as AnchorBatch;
      const own = anchorBatchDigest(batch, this.network);
      if (digest !== undefined && own !== digest)
        return [`its content has the digest ${own}: it is not what was signed as ${digest}`];
      if (await this.reader.isValidSignature(batch.log, own, signatures[0] ?? '0x')) return [];
      return [`the signature on ${ANCHOR_KIND} ${own} is not one of the log’s account ${batch.log}`];
    } catch (error) {
      return [`it is no batch of anchors: ${error instanceof Error ? error.message : String(error)}`];
    }
  }

  /** The chain has judged these very signatures. */
  private ranSo(digest: string, act: Omit<EncodableAct, 'signatures'>, { signatures }: StoredAct): boolean {
    if (this.executed.blockOf(digest) === undefined || signatures.includes(null)) return false;
    const given = signatures.filter((signature) => signature !== null);
    return this.executed.ranAs(digest, encodeAct(this.network, { ...act, signatures: given }).data) === true;
  }

  private async unsigned(
    kind: ActKind,
    message: ActMessage,
    digest: string,
    signatories: readonly Signatory[],
    signatures: readonly (string | null)[],
  ): Promise<readonly string[]> {
    const faults = await Promise.all(
      signatories.map(async (signatory, index) => {
        const signature = signatures[index];
        if (signature === undefined || signature === null) return [];
        const account = this.accountOf(signatory, message);
        if (account === undefined) return [`${signatory.role} signed ${kind} for an epoch that the chain never had`];
        if (await this.isSigned(kind, account, digest, signature)) return [];
        if (await this.hasOtherSigners(account)) return [];
        return [`the signature of ${signatory.role} on ${kind} ${digest} is not one of ${account}`];
      }),
    );
    return faults.flat();
  }

  private isSigned(kind: ActKind, account: string, digest: string, signature: string): Promise<boolean> {
    return kind === 'stop-recovery'
      ? this.reader.isSignedByAny(account, digest, signature)
      : this.reader.isValidSignature(account, digest, signature);
  }

  private accountOf(signatory: Signatory, message: ActMessage): string | undefined {
    if (signatory.by === 'registrar') return this.network.registrar;
    if (signatory.by === 'issuer') return this.network.issuer;
    if (signatory.by === 'account') return String(message[signatory.accountField]);
    return this.accounts.at(String(message[signatory.partyField]), String(message[signatory.epochField]));
  }

  /** An account whose signers changed has voided what they signed before: that is no sign of a forger. */
  private async hasOtherSigners(account: string): Promise<boolean> {
    if ((await this.replay.getCode(account)) === '0x') return false;
    const data = contractInterfaces.partyAccount.encodeFunctionData('configuration');
    const answer = (await this.replay.send('eth_call', [{ to: account, data }, 'latest']).catch(() => '0x')) as string;
    return answer !== '0x' && BigInt(answer) > 1n;
  }
}
