import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  actDigest,
  type ActKind,
  actKind,
  ActMessageInvalid,
  type ActMessage,
  type Network,
  parseActMessage,
  requiredSignatories,
  type Signatory,
} from '@tallystick/act-types';
import { LedgerCursor, NETWORK } from '@tallystick/chain';
import { type Clock, nowSeconds } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ActAlreadyOffered, ActDoesNotFitItsKind, DeadlineOutOfRange, SignatoryUnknown } from '../domain/errors.js';
import { Act, type AttachedAct } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { PartyDirectory } from './party-directory.js';
import { requireNotRecovering } from './require-not-recovering.js';

export interface ActDraft {
  readonly kind: ActKind;
  readonly message: ActMessage;
  readonly attachment?: AttachedAct;
  /** Whether the counterparties see it at once. */
  readonly offer: boolean;
  readonly withdraws?: string;
}

/** The longest that a deadline is drafted short of the chain's limit, so that clocks may differ a little. */
const DEADLINE_MARGIN_SECONDS = 60;

/** Turns a checked message into an act with its list of signatories. Contexts draft through it; it knows no business rule. */
@Injectable()
export class DraftAct {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: PartyDirectory,
  ) {}

  /** The deadline for an act that names none: as late as its kind allows. */
  async latestDeadline(kind: ActKind): Promise<number> {
    return (await this.presentSeconds()) + actKind(kind).maxDeadlineSeconds - DEADLINE_MARGIN_SECONDS;
  }

  /** The later of our clock and the chain's: deadlines are measured by the head's time, which a burst of blocks can put ahead of ours. */
  async presentSeconds(): Promise<number> {
    const cursor = await this.dataSource.manager.findOneBy(LedgerCursor, { singleton: true });
    return Math.max(nowSeconds(this.clock), Math.floor((cursor?.blockTime.getTime() ?? 0) / 1000));
  }

  /** @returns the new act's id. Throws when a field, the deadline or a signatory does not fit, or when the same act exists. */
  async run(draft: ActDraft, drafter: Principal): Promise<string> {
    const message = this.checkedMessage(draft, await this.presentSeconds());
    const digest = actDigest(draft.kind, message, this.network);
    const signatories = await this.signatoriesOf(draft.kind, message);
    return this.dataSource.transaction(async (manager) => {
      await this.refuseDouble(manager, digest, drafter.party);
      const act = manager.create(Act, {
        kind: draft.kind,
        message,
        attachment: draft.attachment ?? null,
        digest,
        deadline: new Date(Number(message.deadline) * 1000),
        draftedBy: drafter.party,
        offeredAt: draft.offer ? new Date(this.clock.nowMs()) : null,
        withdraws: draft.withdraws ?? null,
        signatories,
      });
      const { id } = await manager.save(act);
      if (draft.offer)
        await announce(
          manager,
          signatories.map(({ party }) => party),
          'act-offered',
          id,
        );
      return id;
    });
  }

  private checkedMessage({ kind, message }: ActDraft, now: number): ActMessage {
    try {
      const checked = parseActMessage(kind, message);
      checkDeadline(kind, Number(checked.deadline), now);
      return checked;
    } catch (error) {
      if (error instanceof ActMessageInvalid) throw new ActDoesNotFitItsKind(error.field, error.message);
      throw error;
    }
  }

  private async signatoriesOf(kind: ActKind, message: ActMessage): Promise<ActSignatory[]> {
    const required = requiredSignatories(kind, message);
    return Promise.all(
      required.map(async (signatory, position) => {
        const row = new ActSignatory();
        row.position = position;
        row.role = signatory.role;
        row.account = this.fixedAccountOf(signatory, message);
        row.party = await this.partyOf(kind, signatory, message);
        return row;
      }),
    );
  }

  private fixedAccountOf(signatory: Signatory, message: ActMessage): string | null {
    if (signatory.by === 'party') return null;
    if (signatory.by === 'account') return String(message[signatory.accountField]);
    return signatory.by === 'registrar' ? this.network.registrar : this.network.issuer;
  }

  private async partyOf(kind: ActKind, signatory: Signatory, message: ActMessage): Promise<string> {
    if (signatory.by !== 'party') return this.partyOfAccount(signatory, message);
    const party = String(message[signatory.partyField]);
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new SignatoryUnknown(signatory.role);
    requireNotRecovering(kind, signatory.role, party, standing);
    return party;
  }

  /** An account that a party is to have belongs to nobody yet: the act itself says whose it becomes. */
  private async partyOfAccount(signatory: Signatory, message: ActMessage): Promise<string> {
    if (signatory.by === 'account' && signatory.partyField !== undefined) return String(message[signatory.partyField]);
    const party = await this.directory.partyOfAccount(this.fixedAccountOf(signatory, message) ?? '');
    if (party === undefined) throw new SignatoryUnknown(signatory.role);
    return party;
  }

  /** Names the act that is there already to whoever may see it: to others even its id would tell that somebody drafted it. */
  private async refuseDouble(manager: EntityManager, digest: string, party: string): Promise<void> {
    if (!(await manager.existsBy(Act, { digest }))) return;
    const same = await manager.findOneOrFail(Act, { where: { digest }, relations: { signatories: true } });
    const asked = same.offeredAt !== null && same.signatories.some((signatory) => signatory.party === party);
    throw new ActAlreadyOffered(asked || same.draftedBy === party ? same.id : undefined);
  }
}

function checkDeadline(kind: ActKind, deadline: number, now: number): void {
  const latest = now + actKind(kind).maxDeadlineSeconds;
  if (deadline <= now || deadline > latest) throw new DeadlineOutOfRange(deadline, now, latest);
}
