import { canonicalReference } from '../matching/references.js';

/** CBV 2.0 transaction types that tie an event to a trade. */
const TRADE_TRANSACTIONS = new Set(['po', 'desadv', 'recadv', 'inv']);

/** The bare word of a CBV term, written bare, as an URN or as a web URI. */
export function cbvWord(term: string): string {
  return term.replace(/^(?:urn:epcglobal:cbv:[a-z]+:|https?:\/\/ref\.gs1\.org\/cbv\/[A-Za-z]+-|cbv:[A-Za-z]+-)/, '');
}

/**
 * The number of an order, despatch, receipt or invoice as its issuer writes it, in the form in which references compare; empty for other
 * transactions. CBV 2.0 section 8.5: `urn:epcglobal:cbv:bt:{GLN}:{number}`, or a private or web URI, whose last part is the number.
 */
export function tradeNumber(type: string, transaction: string): string {
  if (!TRADE_TRANSACTIONS.has(cbvWord(type))) return '';
  const number = /^urn:epcglobal:cbv:bt:[^:]*:(.+)$/.exec(transaction)?.[1] ?? lastOfUri(transaction);
  return canonicalReference(decoded(number));
}

function lastOfUri(text: string): string {
  if (/^https?:\/\//i.test(text))
    return text
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .replace(/^.*\//, '');
  return /^urn:/i.test(text) ? text.replace(/^.*:/, '') : text;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
