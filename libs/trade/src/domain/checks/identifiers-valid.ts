import {
  findBankCode,
  findGln,
  findGtin,
  findIban,
  findLei,
  findUscc,
  hasBankCodeShape,
  hasIbanShape,
} from '@tallystick/kernel';
import { canonicalAccount } from '../documents/account-number.js';
import type { TradeDocument } from '../documents/trade-document.js';
import { papersOf } from '../matching/trade.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** ISO/IEC 6523 gives the GLN number 0088 and the GTIN 0160. */
const GLN_PREFIXES = ['0088:', 'GLN:'];
const GTIN_SCHEMES = new Set(['0160', 'GTIN']);

/**
 * A registered code with a wrong check character was mistyped or made up. Those of the law (USCC, LEI) say who owes whom: a wrong one fails.
 * A wrong GLN, GTIN, IBAN or CNAPS code leaves buyer and seller known, so a person looks: money that is sent to such an account does not arrive.
 */
export const identifiersValid: TradeCheck = {
  id: 'identifiers-valid',
  run: ({ trade }) => {
    const documents = papersOf(trade).map(({ document }) => document);
    const parties = documents.flatMap(({ seller, buyer }) => [seller, buyer]);
    const usccs = distinct(parties.map(({ uscc }) => uscc));
    const leis = distinct(parties.map(({ lei }) => lei));
    const glns = distinct(parties.flatMap(({ identifiers }) => identifiers).flatMap(glnIn));
    const gtins = distinct(documents.flatMap(gtinsIn));
    const ibans = distinct(documents.flatMap(accountsIn)).filter(hasIbanShape);
    const bankCodes = distinct(documents.flatMap(banksIn)).filter(hasBankCodeShape);
    const wrongGtins = gtins.filter((code) => !findGtin(code));
    const remarks: Remark[] = [
      ...usccs.filter((code) => !findUscc(code)).map((code) => wrong('fail', code, 'Unified Social Credit Code')),
      ...leis.filter((code) => !findLei(code)).map((code) => wrong('fail', code, 'LEI')),
      ...glns.filter((code) => !findGln(code)).map((code) => wrong('review', code, 'GLN')),
      ...wrongGtins.map((code) => wrong('review', code, 'GTIN')),
      ...ibans.filter((code) => !findIban(code)).map((code) => wrong('review', `the account ${masked(code)}`, 'IBAN')),
      ...bankCodes.filter((code) => !findBankCode(code)).map((code) => wrong('review', code, 'CNAPS code of a bank')),
    ];
    const known = usccs.length + leis.length + glns.length + gtins.length + ibans.length + bankCodes.length > 0;
    return answer(remarks, known ? 'check characters are right' : 'no registered codes are given', {
      uscc: usccs,
      lei: leis,
      gln: glns,
      gtins: gtins.length,
      wrongGtins,
      ibans: ibans.map(masked),
      bankCodes,
    });
  },
};

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes)].filter((code) => code !== '');
}

function glnIn(identifier: string): string[] {
  const prefix = GLN_PREFIXES.find((each) => identifier.startsWith(each));
  return prefix === undefined ? [] : [identifier.slice(prefix.length)];
}

/** Of invoices and credit notes: the other papers' articles do not say by which scheme they are numbered. */
function gtinsIn(document: TradeDocument): string[] {
  if (!('terms' in document)) return [];
  return document.lines.flatMap(({ terms: { standardId } }) =>
    standardId && GTIN_SCHEMES.has(standardId.scheme.toUpperCase()) ? [standardId.value] : [],
  );
}

function accountsIn(document: TradeDocument): string[] {
  if (!('terms' in document)) return [];
  return document.terms.payments.flatMap(({ transfers }) => transfers.map(({ account }) => canonicalAccount(account)));
}

/** The bank of each account of a Chinese seller, by BIC or CNAPS code; other countries' codes may look like one. */
function banksIn(document: TradeDocument): string[] {
  if (!('terms' in document) || document.seller.uscc === '') return [];
  return document.terms.payments.flatMap(({ transfers }) => transfers.map(({ bic }) => bic.replace(/\s/g, '')));
}

/** Enough to find the account on the paper, too little to use it. */
function masked(account: string): string {
  return `${account.slice(0, 4)}…${account.slice(-4)}`;
}

function wrong(outcome: Remark['outcome'], code: string, what: string): Remark {
  return { outcome, text: `${code.slice(0, 40)} is no ${what}: its form or check character is wrong` };
}
