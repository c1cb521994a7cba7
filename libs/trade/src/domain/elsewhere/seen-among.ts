import type { SeenElsewhere } from '@tallystick/act-types';
import { circlesAmong } from '../circles/circles-among.js';
import type { Invoice } from '../documents/trade-document.js';
import { identityOf } from '../duplicates/invoice-identity.js';
import type { TradesInPapers } from '../matching/trades-in.js';
import { sampleOf } from '../patterns/trade-sample.js';
import { ofKind } from '../matching/paper-index.js';
import { partyKey } from '../matching/same-party.js';
import type { TradeRules } from '../rules/trade-rules.js';
import { copiesAmong } from './copies.js';
import { linesHashOf } from './lines-hash.js';
import { signsAmong } from './pair-history.js';
import { relationsAmong } from './relations.js';
import { repeatedGoodsAmong } from './repeated-goods.js';

/** What papers tell of one another's trades, by the SHA-256 of each invoice: a folder that is checked offline is its own world. */
export function seenAmong(
  { papers, records, trades }: TradesInPapers,
  rules: TradeRules,
): (sha256: string) => SeenElsewhere {
  const invoices = ofKind(papers, 'invoice');
  const identities = invoices.map(({ sha256, document }) => identityOf(sha256, document));
  const copyable = invoices.map(({ document }, index) => ({
    ...identities[index]!,
    linesHash: linesHashOf(document),
  }));
  const circles = circlesAmong(identities, rules.circles);
  const copies = copiesAmong(copyable, rules.copies);
  const relations = relationsAmong(invoices);
  const goods = repeatedGoodsAmong(records, trades);
  const byPair = Map.groupBy(invoices, ({ document }) => pairKey(document));
  const signs = new Map(
    [...byPair.values()].flatMap((pair) => [
      ...signsAmong(
        pair.map(({ sha256, document }) => sampleOf(sha256, document)),
        rules,
      ),
    ]),
  );
  return (sha256) => ({
    circles: circles.get(sha256) ?? [],
    copies: copies.get(sha256) ?? [],
    goods: goods.get(sha256) ?? [],
    relations: relations.get(sha256) ?? [],
    sums: signs.get(sha256)?.sums ?? [],
    patterns: signs.get(sha256)?.patterns ?? [],
  });
}

function pairKey({ seller, buyer }: Invoice): string {
  return JSON.stringify([partyKey(seller), partyKey(buyer)]);
}
