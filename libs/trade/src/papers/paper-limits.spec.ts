import { describe, expect, it } from '@jest/globals';
import { readSettings, wholeNumberSettings } from '@tallystick/platform';
import { readPaper } from '../domain/read-paper.js';
import { DEFAULT_XML_LIMITS } from '../domain/xml/xml-limits.js';
import { aTrade } from '../testing/a-trade.js';
import { PAPER_LIMIT_SETTINGS, WIDEST_PAPER_LIMITS } from './paper-limits.js';
import { writeInvoice } from './write-papers.js';

const limitsWith = (environment: Readonly<Record<string, string>>) =>
  readSettings({ limits: wholeNumberSettings(PAPER_LIMIT_SETTINGS) }, environment).limits;

const choices = Object.entries(PAPER_LIMIT_SETTINGS);
const invoice = new TextEncoder().encode(writeInvoice(aTrade()));

describe('the limits of papers, as settings', () => {
  it('are the default ones when nothing is set', () => {
    expect(limitsWith({})).toEqual(DEFAULT_XML_LIMITS);
  });

  it.each(choices)('%s is set by a variable of its own, within its range', (name, { variable, min, max }) => {
    expect(limitsWith({ [variable]: String(min) })).toEqual({ ...DEFAULT_XML_LIMITS, [name]: min });
    expect(() => limitsWith({ [variable]: String(min - 1) })).toThrow(variable);
    expect(() => limitsWith({ [variable]: String(max + 1) })).toThrow(variable);
  });

  it.each(choices)('%s at its least and at its most reads an ordinary invoice', (_name, { variable, min, max }) => {
    for (const value of [min, max]) {
      const { document, findings } = readPaper(invoice, { limits: limitsWith({ [variable]: String(value) }) });
      expect({ kind: document?.kind, findings }).toEqual({ kind: 'invoice', findings: [] });
    }
  });

  it('are none above what a paper that was taken in once is read by', () => {
    const most = Object.fromEntries(choices.map(([, { variable, max }]) => [variable, String(max)]));
    expect(limitsWith(most)).toEqual(WIDEST_PAPER_LIMITS);
  });
});
