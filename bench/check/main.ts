/**
 * How fast papers are checked: documents a second by each set of rules, against the bare XML parser's rate over the same bytes in the same
 * run; how long it takes to check many invoices on one order; how long the search for an invoice's like takes as more of them are stored; the
 * search for circles in a graph of trades; and what the history of two parties tells of an invoice.
 *
 *   npm run bench:check                              tables
 *   npm run bench:check -- --json                    {"msPerDocument","ratios","documentsPerSecond","oneOrder","duplicates","circles","histories"} and nothing else
 *   npm run bench:check -- --documents 4000          papers in the measurement of rules (4000)
 *   npm run bench:check -- --one-order 100,1000      invoices on one order (100,1000,5000)
 *   npm run bench:check -- --stored 1000,10000       invoices stored when their like is searched (1000,10000,100000,1000000)
 *   npm run bench:check -- --trades 100000           sales in the graph that is searched for circles (100000)
 */
import { parseArgs } from 'node:util';
import { measureCircles } from './circles.js';
import { measureDocuments } from './documents.js';
import { measureDuplicates } from './duplicates.js';
import { measureHistories } from './histories.js';
import { measureOneOrder } from './one-order.js';
import { printed } from './printed.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    documents: { type: 'string', default: '4000' },
    'one-order': { type: 'string', default: '100,1000,5000' },
    stored: { type: 'string', default: '1000,10000,100000,1000000' },
    trades: { type: 'string', default: '100000' },
  },
});

// Progress goes to the other stream: with --json, standard output is the JSON alone.
const say = (line: string) => process.stderr.write(`${line}\n`);
say('documents ...');
const documents = await measureDocuments(whole(values.documents));
say('invoices on one order ...');
const oneOrder = sizes(values['one-order']).map(measureOneOrder);
say('circles ...');
const circles = measureCircles(whole(values.trades));
say('histories ...');
const histories = measureHistories();
say('invoices alike ...');
const duplicates = await measureDuplicates(sizes(values.stored), say);
const figures = { ...documents, oneOrder, duplicates, circles, histories };
if (values.json) console.log(JSON.stringify(figures));
else printed(figures);

function sizes(text: string): number[] {
  return text
    .split(',')
    .map(whole)
    .toSorted((a, b) => a - b);
}

function whole(text: string): number {
  if (!/^[1-9][0-9]{0,7}$/.test(text)) throw new Error(`expected a whole number, not "${text}"`);
  return Number(text);
}
