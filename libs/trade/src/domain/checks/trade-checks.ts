import { chargesAgreed } from './charges-agreed.js';
import { circularTrade } from './circular-trade.js';
import { copiedElsewhere } from './copied-elsewhere.js';
import { goodsUnique } from './goods-unique.js';
import { partiesUnrelated } from './parties-unrelated.js';
import { claimExists } from './claim-exists.js';
import { creditsAgree } from './credits-agree.js';
import { currenciesAgree } from './currencies-agree.js';
import { datesInOrder } from './dates-in-order.js';
import { deliveredBeforeIssue } from './delivered-before-issue.js';
import { documentsAddUp } from './documents-add-up.js';
import { figuresOrdinary } from './figures-ordinary.js';
import { goodsMoved } from './goods-moved.js';
import { identifiersValid } from './identifiers-valid.js';
import { invoiceUnique } from './invoice-unique.js';
import { linesMatch } from './lines-match.js';
import { orderAccepted } from './order-accepted.js';
import { paymentsAreSeen } from './payments-seen.js';
import { papersComplete } from './papers-complete.js';
import { papersFromBothSides } from './papers-from-both-sides.js';
import { papersUnique } from './papers-unique.js';
import { partiesAgree } from './parties-agree.js';
import { pricesAgree } from './prices-agree.js';
import { quantitiesAgree } from './quantities-agree.js';
import type { TradeCheck } from './trade-check.js';

/** Every check that an invoice goes through, in the order in which a person would read them. */
export const TRADE_CHECKS: readonly TradeCheck[] = [
  documentsAddUp,
  claimExists,
  papersComplete,
  papersUnique,
  partiesAgree,
  papersFromBothSides,
  identifiersValid,
  currenciesAgree,
  orderAccepted,
  linesMatch,
  quantitiesAgree,
  pricesAgree,
  chargesAgreed,
  creditsAgree,
  datesInOrder,
  deliveredBeforeIssue,
  paymentsAreSeen,
  goodsMoved,
  invoiceUnique,
  copiedElsewhere,
  goodsUnique,
  partiesUnrelated,
  circularTrade,
  figuresOrdinary,
];
