import { findGtin } from '@tallystick/kernel';
import type { Article } from '../documents/trade-document.js';

const GTIN_DIGITS = 14;

/** By what a pair knows an article: its GTIN, else the seller's number, the buyer's, its name; undefined where the line gives none. */
export function articleKey({ standardId, sellersId, buyersId, name }: Article): string | undefined {
  const keys = [
    ['standard', standardNumber(canonical(standardId))],
    ['seller', canonical(sellersId)],
    ['buyer', canonical(buyersId)],
    ['name', canonical(name)],
  ] as const;
  const known = keys.find(([, value]) => value !== '');
  return known?.join(':');
}

/** GS1 General Specifications: a shorter GTIN is the one of 14 digits with zeros before it. */
function standardNumber(id: string): string {
  return findGtin(id)?.padStart(GTIN_DIGITS, '0') ?? id;
}

function canonical(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toUpperCase();
}
