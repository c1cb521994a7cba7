import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Deadlines } from '@tallystick/acts';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { QuoteRequestNotFound } from '../../domain/quotes/quote-errors.js';
import { LedgerReceivable } from '../../infra/projection/ledger-receivable.entity.js';
import type { QuoteRequest } from '../../infra/quotes/quote-request.entity.js';
import { QUOTE_REQUESTS, QUOTE_REQUESTS_OF_A_LIST } from '../who-sees-what.js';
import { type AnswerAsSeen, findAnswers } from './find-answers.js';
import { QUOTE_REQUEST_LIST } from './quote-request-list.js';
import { type QuoteRequestState, REQUEST_STATE } from './request-state.js';

/** What the ledger says of a request and of the claim that it is about. */
interface Standing {
  readonly state: QuoteRequestState;
  /** ISO 4217, numeric. */
  readonly currency: number;
  readonly debtor: string;
  readonly dueAt: Date;
}

export interface QuoteRequestAsSeen extends Standing {
  readonly request: QuoteRequest;
  readonly answers: readonly AnswerAsSeen[];
}

/** The requests that a party made or is asked to answer, as it may see them. */
@Injectable()
export class FindQuoteRequests {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly deadlines: Deadlines,
  ) {}

  /** @param at as it stands then; now by default. @throws QuoteRequestNotFound */
  async byId(id: string, caller: Principal, at?: Date): Promise<QuoteRequestAsSeen> {
    const { manager } = this.dataSource;
    const request = await QUOTE_REQUESTS.seenBy(caller, manager).andWhere('request.id = :id', { id }).getOne();
    return this.whole(manager, request, caller, at ?? (await this.now()));
  }

  /**
   * Nobody else changes it, or what was answered to it, before the transaction ends. @param now asked for before the transaction began, which
   * has a connection of its own. @throws QuoteRequestNotFound
   */
  async locked(manager: EntityManager, id: string, caller: Principal, now: Date): Promise<QuoteRequestAsSeen> {
    const locked = await QUOTE_REQUESTS.seenBy(caller, manager)
      .andWhere('request.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    // The row is as it is once the lock is had, and the rest is read after: what it waited for is seen.
    return this.whole(manager, locked, caller, now);
  }

  /** The newest first, unless another order is asked for. @throws CursorInvalid */
  async page(asked: ListRequest, caller: Principal): Promise<Page<QuoteRequestAsSeen>> {
    const { manager } = this.dataSource;
    const now = await this.now();
    const query = QUOTE_REQUESTS_OF_A_LIST.seenBy(caller, manager).setParameter('now', now);
    const { items, ...more } = await readList(query, QUOTE_REQUEST_LIST, asked);
    const ids = items.map(({ id }) => id);
    const standings = await this.standingsOf(manager, ids, caller, now);
    const answers = await findAnswers(ids, caller, manager);
    const seen = items.flatMap((request) => {
      const standing = standings.get(request.id);
      return standing ? [{ request, ...standing, answers: answers.get(request.id) ?? [] }] : [];
    });
    return { ...more, items: seen };
  }

  /** As acts are timed: a request is over when an act to answer it would be late. */
  async now(): Promise<Date> {
    return new Date((await this.deadlines.presentSeconds()) * 1000);
  }

  private async whole(
    manager: EntityManager,
    request: QuoteRequest | null,
    caller: Principal,
    now: Date,
  ): Promise<QuoteRequestAsSeen> {
    if (!request) throw new QuoteRequestNotFound();
    const { id } = request;
    const standing = (await this.standingsOf(manager, [id], caller, now)).get(id);
    if (!standing) throw new QuoteRequestNotFound();
    const answers = await findAnswers([id], caller, manager);
    return { request, ...standing, answers: answers.get(id) ?? [] };
  }

  private async standingsOf(
    manager: EntityManager,
    ids: readonly string[],
    caller: Principal,
    now: Date,
  ): Promise<ReadonlyMap<string, Standing>> {
    if (ids.length === 0) return new Map();
    const query = QUOTE_REQUESTS.seenBy(caller, manager)
      .innerJoin(LedgerReceivable, 'claim', 'claim.receivable = request.receivable')
      .andWhere('request.id IN (:...ids)', { ids: [...ids] })
      .setParameter('now', now)
      .select('request.id', 'id')
      .addSelect(REQUEST_STATE, 'state')
      .addSelect('claim.currency', 'currency')
      .addSelect('claim.debtor', 'debtor')
      .addSelect('claim.dueAt', 'dueAt');
    const rows = await query.getRawMany<Standing & { readonly id: string }>();
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }
}
