import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ActMessage, makeReceivableId } from '@tallystick/act-types';
import { type ActDraft, Deadlines, PartyDirectory } from '@tallystick/acts';
import { type CalendarDate, mainlandChinaCalendar } from '@tallystick/kernel';
import type { Principal } from '@tallystick/platform';
import { FindAttestation, LedgerInvoice } from '@tallystick/trade';
import { DataSource } from 'typeorm';
import { dueTimeOf } from '../domain/due.js';
import { CounterpartyNotEnrolled, DebtorStopped, FaceOverCap, NotDebtorOrCreditor } from '../domain/errors.js';
import { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';

export interface IssueTerms {
  /** Id of the passed verification of the invoice. */
  readonly verification: string;
  readonly faceMinor: string;
  readonly dueDate: CalendarDate;
  /** The bank's line it draws on; none by default. */
  readonly programme?: string | undefined;
  readonly offer: boolean;
  readonly deadline?: string | undefined;
}

/** Drafts the issue of a receivable on a verified invoice: debtor, creditor, currency and cap come from the verifier's attestation. */
@Injectable()
export class DraftIssue {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly attestations: FindAttestation,
    private readonly directory: PartyDirectory,
    private readonly deadlines: Deadlines,
  ) {}

  async run(terms: IssueTerms, caller: Principal): Promise<ActDraft> {
    const attestation = await this.attestations.forVerification(terms.verification, caller);
    const { debtor, creditor, currency, nullifier, cap } = attestedTrade(attestation.message);
    if (caller.party !== debtor && caller.party !== creditor) throw new NotDebtorOrCreditor();
    await this.refuseStopped(debtor);
    await this.refuseOverCap(nullifier, cap, BigInt(terms.faceMinor));
    const due = dueTimeOf(terms.dueDate, await this.deadlines.presentSeconds(), mainlandChinaCalendar);
    const message = {
      receivable: makeReceivableId(Number(debtor), randomBytes(20)),
      debtor,
      debtorEpoch: await this.epochOf(debtor),
      creditor,
      creditorEpoch: await this.epochOf(creditor),
      programme: terms.programme ?? '0',
      face: terms.faceMinor,
      currency,
      due: String(due),
      nullifier,
      deadline: terms.deadline ?? (await this.deadlineWithin(attestation.message)),
    };
    return { kind: 'issue', message, attachment: attestation, offer: terms.offer };
  }

  /** An issue cannot outlive the attestation that it brings along. */
  private async deadlineWithin(attestation: ActMessage): Promise<string> {
    return String(Math.min(Number(await this.deadlines.latest('issue')), Number(attestation.deadline)));
  }

  private async refuseStopped(debtor: string): Promise<void> {
    const isStopped = await this.dataSource.manager.existsBy(LedgerReceivable, { debtor, state: 'overdue' });
    if (isStopped) throw new DebtorStopped(debtor);
  }

  private async refuseOverCap(nullifier: string, cap: bigint, face: bigint): Promise<void> {
    const invoice = await this.dataSource.manager.findOneBy(LedgerInvoice, { nullifier });
    const unused = cap - BigInt(invoice?.usedMinor ?? '0');
    if (face > unused) throw new FaceOverCap(face, unused > 0n ? unused : 0n);
  }

  private async epochOf(party: string): Promise<string> {
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new CounterpartyNotEnrolled(party);
    return standing.epoch;
  }
}

function attestedTrade(message: ActMessage): {
  debtor: string;
  creditor: string;
  currency: string;
  nullifier: string;
  cap: bigint;
} {
  const { debtor, creditor, currency, nullifiers, cap } = message;
  const nullifier = Array.isArray(nullifiers) ? String(nullifiers[0]) : '';
  return {
    debtor: String(debtor),
    creditor: String(creditor),
    currency: String(currency),
    nullifier,
    cap: BigInt(String(cap)),
  };
}
