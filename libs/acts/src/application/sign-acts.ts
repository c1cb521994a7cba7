import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Outbox, type SignedAct } from '@tallystick/chain';
import { DomainError } from '@tallystick/kernel';
import { announce, type AuditedObject, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ActNotFound, ActNotOpen, NotASignatory } from '../domain/errors.js';
import type { Act } from '../infra/act.entity.js';
import { CheckSignature } from './check-signature.js';
import { type ActWithStanding, FindActs } from './find-acts.js';
import { inTurns } from './in-turns.js';

export interface GivenSignature {
  /** The act's id; each act at most once. */
  readonly act: string;
  /** 0x hex. */
  readonly signature: string;
}

/** A signature that is one, and the places in its act's list that it fills. */
interface ValidSignature extends GivenSignature {
  readonly positions: readonly number[];
}

/** An act with signatures that it did not have before. */
interface SignedNow {
  readonly act: Act;
  readonly positions: readonly number[];
  readonly signature: string;
  readonly isComplete: boolean;
}

/** Takes one party's signatures; an act's last one puts it into the outbox in the same transaction. */
@Injectable()
export class SignActs {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly acts: FindActs,
    private readonly signatures: CheckSignature,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Signing again with a valid signature changes nothing. @returns by act's id why a signature was not taken: the act is closed, or the
   * signature is not the signatory's; the others are.
   */
  async run(given: readonly GivenSignature[], caller: Principal): Promise<ReadonlyMap<string, DomainError>> {
    const refusals = new Map<string, DomainError>();
    const valid = await this.checked(given, caller, refusals);
    if (valid.length > 0) await this.dataSource.transaction((manager) => this.store(manager, valid, caller, refusals));
    else noteForAudit({ objects: audited([], refusals) });
    return refusals;
  }

  private async checked(
    given: readonly GivenSignature[],
    caller: Principal,
    refusals: Map<string, DomainError>,
  ): Promise<ValidSignature[]> {
    const visible = await this.acts.byIds(
      given.map(({ act }) => act),
      caller,
    );
    const outcomes = await inTurns(given, (one) => this.positionsSignedBy(visible.get(one.act)?.act, one, caller));
    const valid: ValidSignature[] = [];
    for (const [place, one] of given.entries()) {
      const outcome = outcomes[place];
      if (outcome?.status === 'fulfilled') valid.push({ ...one, positions: outcome.value });
      else refusals.set(one.act, refusalOf(outcome?.reason));
    }
    return valid;
  }

  private async positionsSignedBy(
    act: Act | undefined,
    { signature }: GivenSignature,
    caller: Principal,
  ): Promise<readonly number[]> {
    if (!act) throw new ActNotFound();
    const own = act.signatories.filter(({ party }) => party === caller.party);
    if (own.length === 0) throw new NotASignatory();
    return this.signatures.positionsOf(act, own, signature);
  }

  private async store(
    manager: EntityManager,
    valid: readonly ValidSignature[],
    caller: Principal,
    refusals: Map<string, DomainError>,
  ): Promise<void> {
    const present = await this.locked(manager, valid, caller);
    const signed: SignedNow[] = [];
    for (const one of valid) {
      try {
        const now = signedNow(present.get(one.act), one);
        if (now) signed.push(now);
      } catch (error) {
        refusals.set(one.act, refusalOf(error));
      }
    }
    noteForAudit({ objects: audited(signed, refusals) });
    if (signed.length === 0) return;
    const rows = signed.flatMap(({ act, positions, signature }) =>
      positions.map((position) => ({ id: act.id, position, signature })),
    );
    await manager.query(STORE, [
      rows.map(({ id }) => id),
      rows.map(({ position }) => position),
      rows.map(({ signature }) => signature),
    ]);
    const complete = signed.filter(({ isComplete }) => isComplete);
    await this.outbox.enqueue(
      manager,
      complete.map(({ act }) => signedAct(act)),
    );
    await announce(
      manager,
      signed.map(({ act, isComplete }) => ({
        parties: [act.draftedBy, ...act.signatories.map(({ party }) => party)],
        type: isComplete ? 'act-relayed' : 'act-signed',
        subject: act.id,
      })),
    );
  }

  /** Locked in one order, so that nobody waits in a circle; read after that. */
  private async locked(
    manager: EntityManager,
    valid: readonly ValidSignature[],
    caller: Principal,
  ): Promise<ReadonlyMap<string, ActWithStanding>> {
    const ids = valid.map(({ act }) => act);
    await manager.query('SELECT 1 FROM papers.act WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
    return this.acts.byIds(ids, caller, manager);
  }
}

function audited(signed: readonly SignedNow[], refusals: ReadonlyMap<string, DomainError>): AuditedObject[] {
  return [
    ...signed.map(({ act: { id, kind, digest } }) => ({ kind: 'act', id, details: { kind, digest } })),
    ...[...refusals].map(([id, { code }]) => ({ kind: 'act', id, refusedBy: code })),
  ];
}

const STORE = `
  UPDATE papers.act_signatory s SET signature = given.signature, signed_at = now()
  FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS given (act_id, position, signature)
  WHERE s.act_id = given.act_id AND s.position = given.position`;

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}

/** @returns undefined when the act has these signatures already. Throws `ActNotFound`, `ActNotOpen`. */
function signedNow(row: ActWithStanding | undefined, { positions, signature }: ValidSignature): SignedNow | undefined {
  if (!row) throw new ActNotFound();
  const { act, standing } = row;
  const unsigned = act.signatories.filter((s) => positions.includes(s.position) && s.signature === null);
  if (unsigned.length === 0) return undefined;
  if (standing.state !== 'offered') throw new ActNotOpen(standing.state);
  for (const signatory of unsigned) signatory.signature = signature;
  const isComplete = act.signatories.every((signatory) => signatory.signature !== null);
  return { act, positions: unsigned.map(({ position }) => position), signature, isComplete };
}

function signedAct({ digest, kind, message, attachment, signatories, deadline }: Act): SignedAct {
  const signatures = signatories.map(({ signature }) => signature ?? '');
  if (attachment?.signature !== undefined) signatures.push(attachment.signature);
  return { digest, kind, message, ...(attachment ? { attachment: attachment.message } : {}), signatures, deadline };
}
