import { describe, expect, it } from '@jest/globals';
import { type Network, NOTHING_SEEN } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import type { TaxBureauOutcome } from '../domain/einvoice/tax-bureau-check.js';
import { DEFAULT_TRADE_RULES } from '../domain/rules/trade-rules.js';
import { aTrade, fourPapers, submit } from '../testing/a-trade.js';
import { writeEInvoice } from '../testing/an-einvoice.js';
import { CheckTrade } from './check-trade.js';
import type { VerifierChain } from './verifier-chain.js';

const trade = aTrade();
const four = fourPapers(trade);

/** With no certificate among the evidence nothing is asked of the chain. */
const checking = new CheckTrade({
  network: {} as Network,
  chain: {} as VerifierChain,
  nullifiersOf: () => [],
  rules: DEFAULT_TRADE_RULES,
  schematron: [],
});

async function checked(form: string, outcome?: TaxBureauOutcome) {
  const taxAnswer = outcome && { outcome, source: 'tax.example', askedAt: '', content: '{}', sha256: 'ab' };
  const papers = [
    ...Object.values(four).map((paper) => ({ ...paper, submittedBy: [] })),
    { ...submit('fapiao.xml', form), submittedBy: [], ...(taxAnswer ? { taxAnswer } : {}) },
  ];
  const evidence = { papers, invoice: four.invoice.sha256, certificates: [], earlierInvoices: [], seen: NOTHING_SEEN };
  const { report } = await checking.run(evidence, parseCalendarDate('2026-11-20'));
  const failed = report.checks.filter((check) => check.outcome === 'fail').map(({ id }) => id);
  return { failed, inputHash: report.inputHash };
}

describe('the tax bureau’s form among the evidence', () => {
  const form = writeEInvoice(trade);

  it('fails the invoice when the bureau denies it', async () => {
    expect((await checked(form, 'issued')).failed).toEqual([]);
    expect((await checked(form, 'reversed')).failed).toEqual(['documents-add-up']);
  });

  it('fails the invoice when the bureau issued another total under its number', async () => {
    const small = writeEInvoice(aTrade({ lines: trade.lines.slice(0, 1) }));
    expect((await checked(small, 'issued')).failed).toEqual(['invoice-unique']);
  });

  it('is hashed with what the bureau said', async () => {
    const hashes = [await checked(form), await checked(form, 'issued'), await checked(form, 'reversed')];
    expect(new Set(hashes.map(({ inputHash }) => inputHash)).size).toBe(3);
  });
});
