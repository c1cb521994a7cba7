import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FindOrganisations } from '@tallystick/parties';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { PaperParty } from '../domain/documents/paper-party.js';
import type { TradeDocument } from '../domain/documents/trade-document.js';
import { findingsAfterAsking } from '../domain/einvoice/tax-bureau-check.js';
import { identityOf } from '../domain/duplicates/invoice-identity.js';
import { PaperIsRecord, PaperNamesNoParty, PaperOfOthers, PaperUnreadable } from '../domain/errors.js';
import { creditedBy, ordersOf } from '../domain/matching/paper-index.js';
import { canonicalReference } from '../domain/matching/references.js';
import { Document, type StoredIdentity } from '../infra/document.entity.js';
import { submitPaper } from '../papers/submit-paper.js';
import { AskTaxBureau } from './ask-tax-bureau.js';

/** Takes in a trade document from its seller or its buyer. The same bytes again, from either, are the same document. */
@Injectable()
export class SubmitDocument {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly organisations: FindOrganisations,
    private readonly taxBureau: AskTaxBureau,
  ) {}

  /** @returns its id. Throws when it cannot be read, names an unknown organisation, or is somebody else's. */
  async run(content: Buffer, caller: Principal): Promise<string> {
    const { sha256, document, record, findings } = submitPaper('', content);
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
      identity: storedIdentity(sha256, document),
      taxAnswer,
      content,
      findings: findingsAfterAsking(findings, taxAnswer ?? undefined),
      submittedBy: caller.party,
    };
    return this.dataSource.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(Document)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      const [first] = inserted.raw as { id: string }[];
      if (!first) return this.knownDocument(manager, row);
      await announce(manager, [{ parties: [seller, buyer], type: 'document-received', subject: first.id }]);
      return first.id;
    });
  }

  /** The same bytes again: the one chance to hear a bureau that did not answer the first time. An answer once kept stays. */
  private async knownDocument(
    manager: EntityManager,
    { sha256, taxAnswer, findings }: Pick<Document, 'sha256' | 'taxAnswer' | 'findings'>,
  ): Promise<string> {
    if (taxAnswer) await manager.update(Document, { sha256, taxAnswer: IsNull() }, { taxAnswer, findings });
    return (await manager.findOneByOrFail(Document, { sha256 })).id;
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

function storedIdentity(sha256: string, document: TradeDocument): StoredIdentity | null {
  if (document.kind !== 'invoice') return null;
  const identity = identityOf(sha256, document);
  return { ...identity, amountMinor: identity.amountMinor.toString() };
}
