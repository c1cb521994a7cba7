import { Injectable } from '@nestjs/common';
import { accountSignature, soleSignature } from '@tallystick/act-types';
import { type ActWithStanding, SignActs } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ActPlace } from './act-places.js';

/** One person's word on an act, with what became of the passkey and the person since. */
export interface GivenApproval {
  readonly passkey: string;
  readonly person: string;
  readonly personName: string;
  readonly key: string;
  readonly account: string;
  readonly configuration: string;
  readonly signature: string;
  readonly approvedAt: Date;
  /** Neither taken back, nor struck off, nor perhaps copied. */
  readonly isGood: boolean;
}

/** The words that a party's persons gave on an act, and the account's signature that enough of them come to. */
@Injectable()
export class ActApprovals {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly signing: SignActs,
  ) {}

  /** For these accounts, the oldest first. */
  of(act: string, places: readonly ActPlace[]): Promise<readonly GivenApproval[]> {
    return this.dataSource.query<GivenApproval[]>(GIVEN, [act, places.map(({ account }) => account.address)]);
  }

  /**
   * Signs for every account of which enough persons approved. Nothing is lost by a fall between the last word and this: whoever sends a word
   * again brings it about.
   */
  async complete({ act }: ActWithStanding, places: readonly ActPlace[], caller: Principal): Promise<void> {
    const given = await this.of(act.id, places);
    for (const place of places) {
      const words = wordsFor(place, given);
      const isStop = act.kind === 'stop-recovery';
      const [first] = words;
      if (!first || words.length < (isStop ? 1 : place.state.threshold)) continue;
      // No more than are needed: each costs gas.
      const signature = isStop ? soleSignature(first) : accountSignature(words.slice(0, place.state.threshold));
      const refusal = (await this.signing.run([{ act: act.id, signature }], caller)).get(act.id);
      if (refusal) throw refusal;
    }
  }
}

/** Those that count for the account as it is now, one of each person. */
export function wordsFor({ account, state }: ActPlace, given: readonly GivenApproval[]): readonly GivenApproval[] {
  const numbers = new Map(state.signers.map(({ key, person }) => [key.toLowerCase(), person]));
  const seen = new Set<number>();
  return given.filter((word) => {
    const number = numbers.get(word.key);
    const isOfNow = word.account === account.address && word.configuration === account.configuration.toString();
    if (!word.isGood || !isOfNow || number === undefined || seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}

const GIVEN = `
  SELECT approval.passkey, passkey.person, person.name AS "personName", passkey.key, approval.account,
         approval.configuration, approval.signature, approval.approved_at AS "approvedAt",
         passkey.withdrawn_at IS NULL AND passkey.suspected_at IS NULL AND person.struck_off_at IS NULL AS "isGood"
  FROM papers.act_approval approval
  JOIN papers.acting_passkey passkey ON passkey.id = approval.passkey
  JOIN papers.person person ON person.id = passkey.person
  WHERE approval.act = $1 AND approval.account = ANY($2)
  ORDER BY approval.approved_at, approval.passkey`;
