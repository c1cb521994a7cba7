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
} from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import { type Clock, DomainError } from '@tallystick/kernel';
import { announce, CLOCK, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import {
  ActAlreadyOffered,
  ActDoesNotFitItsKind,
  ActsRefused,
  DeadlineOutOfRange,
  type RefusedAct,
} from '../domain/errors.js';
import { Act, type AttachedAct } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { Deadlines } from './deadlines.js';
import { FindSignatories } from './find-signatories.js';
import { inTurns } from './in-turns.js';
import { ACTS } from './who-sees-what.js';

/** What a context makes of a caller's terms; an act once it is stored. */
export interface ActDraft {
  readonly kind: ActKind;
  readonly message: ActMessage;
  readonly attachment?: AttachedAct;
  /** Whether the counterparties see it at once. */
  readonly offer: boolean;
  readonly withdraws?: string;
  /** What its context keeps of it, in the same transaction; whatever is thrown there refuses the act. */
  readonly beside?: (manager: EntityManager, act: string) => Promise<void>;
}

interface CheckedDraft extends ActDraft {
  readonly digest: string;
  readonly signatories: ActSignatory[];
}

/** Turns drafts into acts with their lists of signatories. It knows no business rule: the contexts that draft do. */
@Injectable()
export class StoreDrafts {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deadlines: Deadlines,
    private readonly signatories: FindSignatories,
  ) {}

  /**
   * All of them or none. @returns the new acts' ids, in the drafts' order. Throws `ActsRefused` with each draft of which a field, the
   * deadline or a signatory does not fit, or that exists already.
   */
  async run(drafts: readonly ActDraft[], drafter: Principal): Promise<string[]> {
    const now = await this.deadlines.presentSeconds();
    const checked = allOrRefused(await inTurns(drafts, (draft) => this.checked(draft, now)));
    return this.dataSource.transaction(async (manager) => {
      await this.refuseDoubles(manager, checked, drafter);
      const ids = await this.insert(manager, checked, drafter);
      for (const [place, { beside }] of checked.entries()) await beside?.(manager, ids[place] ?? '');
      noteForAudit({ objects: checked.map((draft, place) => auditedDraft(draft, ids[place] ?? '')) });
      await announce(
        manager,
        checked.flatMap(({ offer, signatories }, place) =>
          offer
            ? [{ parties: signatories.map(({ party }) => party), type: 'act-offered', subject: ids[place] ?? '' }]
            : [],
        ),
      );
      return ids;
    });
  }

  private async checked(draft: ActDraft, now: number): Promise<CheckedDraft> {
    const message = checkedMessage(draft, now);
    const digest = actDigest(draft.kind, message, this.network);
    return { ...draft, message, digest, signatories: await this.signatories.of(draft.kind, message) };
  }

  /** In the order of their digests, so that two requests with the same acts do not wait in a circle; the ids are in the drafts' order. */
  private async insert(manager: EntityManager, drafts: readonly CheckedDraft[], drafter: Principal): Promise<string[]> {
    const offeredAt = new Date(this.clock.nowMs());
    const drawn = await manager.query<{ id: string }[]>('SELECT uuidv7() AS id FROM generate_series(1, $1)', [
      drafts.length,
    ]);
    const ids = drawn.map(({ id }) => id);
    const acts = drafts.map(({ kind, message, attachment, digest, offer, withdraws }, place) => ({
      ...{ id: ids[place] ?? '', kind, message, digest },
      attachment: attachment ?? null,
      deadline: new Date(Number(message.deadline) * 1000),
      draftedBy: drafter.party,
      offeredAt: offer ? offeredAt : null,
      withdraws: withdraws ?? null,
    }));
    await manager.insert(
      Act,
      acts.sort((a, b) => (a.digest < b.digest ? -1 : 1)),
    );
    const rows = drafts.flatMap(({ signatories }, place) =>
      signatories.map((signatory) => ({ ...signatory, actId: ids[place] ?? '' })),
    );
    await manager.insert(ActSignatory, rows);
    return ids;
  }

  private async refuseDoubles(
    manager: EntityManager,
    drafts: readonly CheckedDraft[],
    drafter: Principal,
  ): Promise<void> {
    const digests = drafts.map(({ digest }) => digest);
    const same = await manager.find(Act, { where: { digest: In(digests) } });
    const known = new Map(same.map((act) => [act.digest, act]));
    // To others even an act's id would tell that somebody drafted it.
    const visible = await ACTS.seenBy(drafter, manager).andWhere('act.digest IN (:...digests)', { digests }).getMany();
    const told = new Set(visible.map(({ id }) => id));
    const seen = new Set<string>();
    const doubles = drafts.flatMap(({ digest }, place): RefusedAct[] => {
      const act = known.get(digest);
      if (!act && !seen.has(digest)) {
        seen.add(digest);
        return [];
      }
      return [{ place, refusal: new ActAlreadyOffered(act && told.has(act.id) ? act.id : undefined) }];
    });
    if (doubles.length > 0) throw new ActsRefused(doubles);
  }
}

/** Of a withdrawing act it is told what it withdraws. */
function auditedDraft({ kind, digest, offer, withdraws }: CheckedDraft, id: string) {
  const details = { kind, digest, ...(offer ? { offered: 'true' } : {}), ...(withdraws ? { by: id } : {}) };
  return { kind: 'act', id: withdraws ?? id, details };
}

/** From what came of all of them, so that whoever asked learns of every refusal at once. Throws `ActsRefused`. */
export function allOrRefused<T>(outcomes: readonly PromiseSettledResult<T>[]): T[] {
  const refused: RefusedAct[] = [];
  const values: T[] = [];
  for (const [place, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') values.push(outcome.value);
    else if (outcome.reason instanceof DomainError) refused.push({ place, refusal: outcome.reason });
    else throw outcome.reason;
  }
  if (refused.length > 0) throw new ActsRefused(refused);
  return values;
}

function checkedMessage({ kind, message }: Pick<ActDraft, 'kind' | 'message'>, now: number): ActMessage {
  try {
    const checked = parseActMessage(kind, message);
    checkDeadline(kind, Number(checked.deadline), now);
    return checked;
  } catch (error) {
    if (error instanceof ActMessageInvalid) throw new ActDoesNotFitItsKind(error.field, error.message);
    throw error;
  }
}

function checkDeadline(kind: ActKind, deadline: number, now: number): void {
  const latest = now + actKind(kind).maxDeadlineSeconds;
  if (deadline <= now || deadline > latest) throw new DeadlineOutOfRange(deadline, now, latest);
}
