import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ActDraft, Deadlines, PartyDirectory } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { BankNotEnrolled, DebtorNotEnrolled } from '../domain/errors.js';
import { FindProgrammes } from './find-programmes.js';

export interface ProgrammeTerms {
  readonly debtor: string;
  readonly limitMinor: string;
  /** ISO 4217, numeric. */
  readonly currency: number;
  readonly maxTenorDays: number;
  /** Party numbers of the verifiers whose word the bank takes. */
  readonly verifiers: readonly string[];
  readonly offer: boolean;
  readonly deadline?: string | undefined;
}

export interface ProgrammeChange {
  readonly limitMinor?: string | undefined;
  readonly maxTenorDays?: number | undefined;
  readonly open?: boolean | undefined;
  readonly offer: boolean;
  readonly deadline?: string | undefined;
}

/** Drafts a bank's line on a core enterprise, and its changes; the bank alone signs. */
@Injectable()
export class DraftProgrammeActs {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly directory: PartyDirectory,
    private readonly programmes: FindProgrammes,
  ) {}

  /** The debtor's present account becomes part of what the bank signs: nobody's invented debtor reaches its money. */
  async open(terms: ProgrammeTerms, caller: Principal): Promise<ActDraft> {
    const bankEpoch = await this.epochOf(caller);
    const debtor = await this.directory.standingOf(terms.debtor);
    if (!debtor) throw new DebtorNotEnrolled(terms.debtor);
    const message = {
      programme: String(randomInt(1, 2 ** 32)),
      bank: caller.party,
      bankEpoch,
      debtor: terms.debtor,
      debtorAccount: debtor.account,
      limit: terms.limitMinor,
      currency: String(terms.currency),
      maxTenorDays: String(terms.maxTenorDays),
      verifiers: terms.verifiers,
      deadline: terms.deadline ?? (await this.deadlines.latest('open-programme')),
    };
    return { kind: 'open-programme', message, offer: terms.offer };
  }

  /** What is not named stays as it is. */
  async adjust(programme: string, change: ProgrammeChange, caller: Principal): Promise<ActDraft> {
    const present = await this.programmes.ofBank(programme, caller);
    const message = {
      programme,
      version: String(present.version),
      bank: caller.party,
      bankEpoch: await this.epochOf(caller),
      limit: change.limitMinor ?? present.limitMinor,
      maxTenorDays: String(change.maxTenorDays ?? present.maxTenorDays),
      open: change.open ?? present.open,
      deadline: change.deadline ?? (await this.deadlines.latest('adjust-programme')),
    };
    return { kind: 'adjust-programme', message, offer: change.offer };
  }

  private async epochOf(caller: Principal): Promise<string> {
    const standing = await this.directory.standingOf(caller.party);
    if (!standing) throw new BankNotEnrolled();
    return standing.epoch;
  }
}
