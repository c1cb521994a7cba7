import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { actKind } from '@tallystick/act-types';
import { ChainReader, Outbox } from '@tallystick/chain';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ActNotFound, ActNotOpen, EpochPassed, NotASignatory, SignatureInvalid } from '../domain/errors.js';
import { Act } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { FindActs } from './find-acts.js';
import { PartyDirectory } from './party-directory.js';
import { requireNotRecovering } from './require-not-recovering.js';

/** Takes one party's signature; the last one puts the act into the outbox in the same transaction. */
@Injectable()
export class SignAct {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly acts: FindActs,
    private readonly directory: PartyDirectory,
    private readonly chain: ChainReader,
    private readonly outbox: Outbox,
  ) {}

  /** Signing again with a valid signature changes nothing. Throws when the act is closed or the signature is not the signatory's. */
  async run(id: string, signature: string, caller: Principal): Promise<void> {
    const { act } = await this.acts.byId(id, caller);
    const own = act.signatories.filter((signatory) => signatory.party === caller.party);
    if (own.length === 0) throw new NotASignatory();
    const positions = await this.positionsSignedBy(act, own, signature);
    await this.dataSource.transaction((manager) => this.store(manager, id, positions, signature, caller));
  }

  private async positionsSignedBy(act: Act, own: readonly ActSignatory[], signature: string): Promise<number[]> {
    const positions: number[] = [];
    for (const signatory of own) {
      const account = signatory.account ?? (await this.presentAccount(act, signatory));
      if (await this.isSigned(act, account, signature)) positions.push(signatory.position);
      else if (own.length === 1) throw new SignatureInvalid(account, act.digest);
    }
    if (positions.length === 0)
      throw new SignatureInvalid(own.map(({ account, role }) => account ?? role).join(', '), act.digest);
    return positions;
  }

  /** Decided as the chain does: any one of a party's signers stops the recovery of its account, since the others' keys may be lost. */
  private isSigned({ kind, digest }: Act, account: string, signature: string): Promise<boolean> {
    return kind === 'stop-recovery'
      ? this.chain.isSignedByAny(account, digest, signature)
      : this.chain.isValidSignature(account, digest, signature);
  }

  private async presentAccount(act: Act, signatory: ActSignatory): Promise<string> {
    const standing = await this.directory.standingOf(signatory.party);
    if (!standing) throw new NotASignatory();
    requireNotRecovering(act.kind, signatory.role, signatory.party, standing);
    const named = actKind(act.kind).signatories.find(({ role }) => role === signatory.role);
    const epoch = named?.by === 'party' ? String(act.message[named.epochField]) : standing.epoch;
    if (epoch !== standing.epoch) throw new EpochPassed(signatory.role, epoch, standing.epoch);
    return standing.account;
  }

  private async store(
    manager: EntityManager,
    id: string,
    positions: number[],
    signature: string,
    caller: Principal,
  ): Promise<void> {
    const locked = await manager.findOne(Act, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!locked) throw new ActNotFound();
    const { act, standing } = await this.acts.byId(id, caller, manager);
    const unsigned = act.signatories.filter((s) => positions.includes(s.position) && s.signature === null);
    if (unsigned.length === 0) return;
    if (standing.state !== 'offered') throw new ActNotOpen(standing.state);
    for (const signatory of unsigned) {
      signatory.signature = signature;
      signatory.signedAt = new Date();
      await manager.update(
        ActSignatory,
        { actId: id, position: signatory.position },
        { signature, signedAt: signatory.signedAt },
      );
    }
    const complete = act.signatories.every((signatory) => signatory.signature !== null);
    if (complete) await this.relay(manager, act);
    const concerned = [act.draftedBy, ...act.signatories.map(({ party }) => party)];
    await announce(manager, concerned, complete ? 'act-relayed' : 'act-signed', id);
  }

  private async relay(manager: EntityManager, act: Act): Promise<void> {
    const signatures = act.signatories.map(({ signature }) => signature ?? '');
    if (act.attachment?.signature !== undefined) signatures.push(act.attachment.signature);
    await this.outbox.enqueue(manager, {
      digest: act.digest,
      kind: act.kind,
      message: act.message,
      ...(act.attachment ? { attachment: act.attachment.message } : {}),
      signatures,
      deadline: act.deadline,
    });
  }
}
