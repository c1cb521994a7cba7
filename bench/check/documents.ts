import { dateInShanghai, usccCheckCharacter } from '@tallystick/kernel';
import { checkPapers, readPaper, submitPaper, type TradeDetails } from '@tallystick/trade/papers';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '@tallystick/trade/papers';
import { SaxesParser } from 'saxes';
import { measureHeld } from './held.js';

/** What is measured, from the bare parser to the whole of `npx tallystick check` without the disk. */
export type Stage = 'parser' | 'reading' | 'en16931' | 'schematron' | 'checking' | 'endToEnd';

export interface DocumentFigures {
  /** Milliseconds a document. */
  readonly msPerDocument: Readonly<Record<Stage, number>>;
  /** Of each stage's rate to the bare parser's. */
  readonly ratios: Readonly<Record<Exclude<Stage, 'parser'>, number>>;
  readonly documentsPerSecond: number;
}

const PAPERS_PER_TRADE = 4;
const WARM_UP = 200;
const ROUNDS = 3;

/** Orders, despatches, receipts and invoices of two lines each, a quarter of each kind, every trade between other parties. */
export async function measureDocuments(count: number): Promise<DocumentFigures> {
  const papers = Array.from({ length: Math.ceil(count / PAPERS_PER_TRADE) }, (_, index) => papersOf(index)).flat();
  const today = dateInShanghai(Math.floor(Date.now() / 1000));
  const submit = (bytes: Uint8Array) => submitPaper('', bytes);
  for (const bytes of papers.slice(0, WARM_UP)) parse(bytes);
  checkPapers(papers.slice(0, WARM_UP).map(submit), { today });
  const parser = timed(() => papers.forEach(parse));
  const reading = timed(() => papers.forEach((bytes) => readPaper(bytes)));
  const held = timed(() => papers.forEach((bytes) => readPaper(bytes, { isHeldToEn16931: true })));
  const schematron = await measureHeld(papers);
  const read = papers.map(submit);
  const checking = timed(() => checkPapers(read, { today }));
  const endToEnd = timed(() => checkPapers(papers.map(submit), { today }));
  const per = (ms: number) => round(ms / papers.length);
  const times = { parser, reading, en16931: held, schematron, checking, endToEnd };
  const ratio = (ms: number) => round(parser / Math.max(ms, 0.001));
  return {
    msPerDocument: mapped(times, per),
    ratios: {
      reading: ratio(reading),
      en16931: ratio(held),
      schematron: ratio(schematron),
      checking: ratio(checking),
      endToEnd: ratio(endToEnd),
    },
    documentsPerSecond: Math.round((papers.length * 1000) / endToEnd),
  };
}

function papersOf(index: number): Uint8Array[] {
  const trade: TradeDetails = {
    seller: { name: `Seller ${index}`, uscc: usccOf(2 * index) },
    buyer: { name: `Buyer ${index}`, uscc: usccOf(2 * index + 1) },
    currency: 'CNY',
    taxPercent: '13',
    lines: [
      { id: '10', article: 'A-1', name: 'rotor', quantity: '100', unit: 'H87', price: '850.00' },
      { id: '20', article: 'A-2', name: 'bearing', quantity: '400', unit: 'H87', price: '50.00' },
    ],
    order: { number: `PO-${index}`, date: '2026-08-03' },
    despatch: { number: `DN-${index}`, date: '2026-08-20' },
    receipt: { number: `GR-${index}`, date: '2026-08-22' },
    // Numbers far apart, as those of one seller to one buyer are.
    invoice: { number: `INV-${index * 7919}`, date: '2026-08-25', dueDate: '2026-11-20' },
  };
  const encoder = new TextEncoder();
  return [writeOrder, writeDespatchAdvice, writeReceiptAdvice, writeInvoice].map((write) =>
    encoder.encode(write(trade)),
  );
}

function usccOf(index: number): string {
  const first17 = `91440300${String(index).padStart(9, '0')}`;
  return first17 + usccCheckCharacter(first17);
}

/** What any reader of these papers has to do at least. */
function parse(bytes: Uint8Array): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
}

/** The best of three: what else the machine does only ever adds. */
function timed(work: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    work();
    return performance.now() - startedMs;
  });
  return Math.min(...rounds);
}

function mapped(times: Readonly<Record<Stage, number>>, per: (ms: number) => number): Record<Stage, number> {
  const { parser, reading, en16931, schematron, checking, endToEnd } = times;
  return {
    parser: per(parser),
    reading: per(reading),
    en16931: per(en16931),
    schematron: per(schematron),
    checking: per(checking),
    endToEnd: per(endToEnd),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
