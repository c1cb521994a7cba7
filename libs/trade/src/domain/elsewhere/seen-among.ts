import type { SeenElsewhere } from '@tallystick/act-types';
import { circlesAmong } from '../circles/circles-among.js';
import { type InvoiceIdentity, pairOf } from '../duplicates/invoice-identity.js';
import { ofKind } from '../matching/paper-index.js';
import type { TradesInPapers } from '../matching/trades-in.js';
import { sampleOf } from '../patterns/trade-sample.js';
import type { TradeRules } from '../rules/trade-rules.js';
import { copiesAmong } from './copies.js';
import { linesHashOf } from './lines-hash.js';
import { signsAmong } from './pair-history.js';
import { relationsAmong } from './relations.js';
import { repeatedGoodsAmong } from './repeated-goods.js';

/**
 * What papers tell of one another's trades, by the SHA-256 of each invoice: a folder that is checked offline is its own world.
 * @param identities of the invoices among the papers, in their order
 */
export function seenAmong(
  { papers, records, trades }: TradesInPapers,
  identities: readonly InvoiceIdentity[],
  rules: TradeRules,
): (sha256: string) => SeenElsewhere {
  const invoices = ofKind(papers, 'invoice').map(({ document }, at) => ({ identity: identities[at]!, document }));
  const circles = circlesAmong(identities, rules.circles);
  const copies = copiesAmong(
    invoices.map(({ identity, document }) => ({ ...identity, linesHash: linesHashOf(document) })),
    rules.copies,
  );
  const relations = relationsAmong(invoices);
  const goods = repeatedGoodsAmong(records, trades);
  const pairs = Map.groupBy(invoices, ({ identity }) => pairOf(identity));
  const signs = new Map(
    [...pairs.values()].flatMap((pair) => {
      const samples = pair.map(({ identity, document }) => sampleOf(identity, document));
      return [...signsAmong(samples, rules)];
    }),
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
