import { checkEn16931 } from '../domain/en16931/check-en16931.js';
import type { Finding } from '../domain/finding.js';
import { readPaper } from '../domain/read-paper.js';
import { EN16931_UBL } from './en16931-ubl.js';
import type { Billing } from './vat-samples.js';

/** What is found on an invoice that a rule lets pass though it is about it, and on one that breaks the rule. */
export interface RuleCase {
  readonly accepted: () => readonly Finding[];
  readonly refused: () => readonly Finding[];
}

export function findingsOn(xml: string): readonly Finding[] {
  return readPaper(new TextEncoder().encode(xml), { isHeldToEn16931: true }).findings;
}

export function onDocuments(accepted: Billing, refused: Billing): RuleCase {
  return { accepted: () => checkEn16931(accepted), refused: () => checkEn16931(refused) };
}

/** The rich sample passes; with `from` replaced by `to` it is refused. */
export function bent(from: string | RegExp, to: string, sample: string = EN16931_UBL): RuleCase {
  return {
    accepted: () => findingsOn(sample),
    refused: () => {
      const xml = sample.replace(from, to);
      if (xml === sample) throw new Error(`the sample has no ${String(from)}`);
      return findingsOn(xml);
    },
  };
}

/** The rich sample with a text replaced; @param after the first place from which it is looked for */
export function swap(text: string, by: string, after = ''): RuleCase {
  const escaped = (literal: string) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return bent(new RegExp(`(${escaped(after)}[\\s\\S]*?)${escaped(text)}`), `$1${by}`);
}
