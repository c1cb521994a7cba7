import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FindOrganisations } from '@tallystick/parties';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { PaperParty } from '../domain/documents/paper-party.js';
import type { TradeDocument } from '../domain/documents/trade-document.js';
import { findingsAfterAsking } from '../domain/einvoice/tax-bureau-check.js';
import { identityOf } from '../domain/duplicates/invoice-identity.js';
import { linesHashOf } from '../domain/elsewhere/lines-hash.js';
import { tiesAmongSellers } from '../domain/elsewhere/relations.js';
import { PaperIsRecord, PaperNamesNoParty, PaperOfOthers, PaperUnreadable } from '../domain/errors.js';
import { creditedBy, ordersOf } from '../domain/matching/paper-index.js';
import { pricesOf } from '../domain/patterns/trade-sample.js';
import { canonicalReference } from '../domain/matching/references.js';
import { Document } from '../infra/document.entity.js';
import type { XmlLimits } from '../domain/xml/xml-limits.js';
import { PAPER_LIMITS } from '../papers/paper-limits.js';
import { submitPaper } from '../papers/submit-paper.js';
import { holdPair } from '../infra/signed-caps.js';
import { AskTaxBureau } from './ask-tax-bureau.js';
import { queueCreditedInvoices } from './queue-reverification.js';

export interface TakenIn {
  readonly id: string;
  /** Unless the caller had handed in the same bytes before. */
  readonly isNew: boolean;
}

/** What else is to be so once the paper is taken in, and not unless it is: run in the same transaction. */
export type Settle = (manager: EntityManager, taken: TakenIn) => Promise<void> | undefined;

/**
 * Takes in a trade document from its seller or its buyer. The same bytes again are the same document; from the other side they confirm it. A
 * credit note has the attested invoices that it takes back verified again.
 */
@Injectable()
export class SubmitDocument {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly organisations: FindOrganisations,
    private readonly taxBureau: AskTaxBureau,
    @Inject(PAPER_LIMITS) private readonly limits: XmlLimits,
  ) {}

  /** @returns its id. Throws when it cannot be read, names an unknown organisation, or is somebody else's. */
  async run(content: Buffer, caller: Pick<Principal, 'party'>, settle: Settle = () => undefined): Promise<string> {
    const { sha256, document, record, findings } = submitPaper('', content, { limits: this.limits });
    if (record) throw new PaperIsRecord(record.kind);
    if (!document) throw new PaperUnreadable(findings);
    const seller = await this.partyOf('seller', document.seller);
    const buyer = await this.partyOf('buyer', document.buyer);
    if (caller.party !== seller && caller.party !== buyer) throw new PaperOfOthers();
    const taxAnswer = (await this.taxBureau.run(document)) ?? null;
    const row = {
      sha256,
      kind: document.kind,
      number: document.number.value,
      seller,
      buyer,
      orders: ordersNamedBy(document),
      credits: [...creditedBy(document)],
      ...comparedBy(sha256, document),
      taxAnswer,
      content,
      findings: findingsAfterAsking(findings, taxAnswer ?? undefined),
      submittedBy: caller.party,
      submitters: [caller.party],
    };
    return this.dataSource.transaction(async (manager) => {
      if (row.kind === 'credit-note') await holdPair(manager, row);
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(Document)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      const [first] = inserted.raw as { id: string }[];
      const known = first ? undefined : await this.knownDocument(manager, row);
      const id = first?.id ?? known?.id ?? '';
      const isNew = first !== undefined || known?.isConfirmed === true;
      await settle(manager, { id, isNew });
      if (!isNew) return id;
      if (row.kind === 'credit-note') await queueCreditedInvoices(manager, row, caller.party);
      const type = first ? 'document-received' : 'document-confirmed';
      await announce(manager, [{ parties: [seller, buyer], type, subject: id }]);
      return id;
    });
  }

  /**
   * The same bytes again: the one chance to hear a bureau that did not answer the first time. An answer once kept stays. From the side that
   * had not handed them in they are news.
   */
  private async knownDocument(
    manager: EntityManager,
    { sha256, taxAnswer, findings, submittedBy }: Pick<Document, 'sha256' | 'taxAnswer' | 'findings' | 'submittedBy'>,
  ): Promise<{ readonly id: string; readonly isConfirmed: boolean }> {
    if (taxAnswer) await manager.update(Document, { sha256, taxAnswer: IsNull() }, { taxAnswer, findings });
    const { affected } = await manager
      .createQueryBuilder()
      .update(Document)
      .set({ submitters: () => 'array_append(submitters, :submittedBy)' })
      .where('sha256 = :sha256 AND :submittedBy <> ALL (submitters)', { sha256, submittedBy })
      .execute();
    const { id } = await manager.findOneByOrFail(Document, { sha256 });
    return { id, isConfirmed: affected === 1 };
  }

  private async partyOf(role: 'seller' | 'buyer', { uscc, lei, identifiers }: PaperParty): Promise<string> {
    const party = await this.organisations.partyByIdentifier(uscc, lei);
    if (party === undefined) throw new PaperNamesNoParty(role, identifiers);
    return party;
  }
}

function ordersNamedBy(document: TradeDocument): string[] {
  return document.kind === 'order' ? [canonicalReference(document.number.value)] : [...ordersOf(document)];
}

/** What an invoice is found by when another is compared with it. */
function comparedBy(
  sha256: string,
  document: TradeDocument,
): Pick<Document, 'identity' | 'linesHash' | 'ties' | 'prices'> {
  if (document.kind !== 'invoice') return { identity: null, linesHash: '', ties: [], prices: [] };
  const identity = identityOf(sha256, document);
  return {
    identity: { ...identity, amountMinor: identity.amountMinor.toString() },
    linesHash: linesHashOf(document),
    ties: [...tiesAmongSellers(document)],
    prices: pricesOf(document),
  };
}
