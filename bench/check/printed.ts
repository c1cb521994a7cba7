import type { CircleFigures } from './circles.js';
import type { DocumentFigures } from './documents.js';
import type { DuplicatePoint } from './duplicates.js';
import type { HistoryFigures } from './histories.js';
import type { OneOrderPoint } from './one-order.js';

export interface Figures extends DocumentFigures {
  readonly oneOrder: readonly OneOrderPoint[];
  readonly duplicates: readonly DuplicatePoint[];
  readonly circles: CircleFigures;
  readonly histories: HistoryFigures;
}

const AIM_MS_PER_DOCUMENT = 5;

export function printed(figures: Figures): void {
  const { msPerDocument, ratios, documentsPerSecond, oneOrder, duplicates, circles, histories } = figures;
  console.table([
    { stage: 'bare XML parser (saxes)', msPerDocument: msPerDocument.parser, ratioToParser: 1 },
    { stage: 'reading, with sums', msPerDocument: msPerDocument.reading, ratioToParser: ratios.reading },
    {
      stage: 'reading, with sums and every invoice held to EN 16931',
      msPerDocument: msPerDocument.en16931,
      ratioToParser: ratios.en16931,
    },
    {
      stage: 'reading, and every paper held to a Schematron file of six rules',
      msPerDocument: msPerDocument.schematron,
      ratioToParser: ratios.schematron,
    },
    {
      stage: 'matching and all checks of what was read',
      msPerDocument: msPerDocument.checking,
      ratioToParser: ratios.checking,
    },
    { stage: 'end to end', msPerDocument: msPerDocument.endToEnd, ratioToParser: ratios.endToEnd },
  ]);
  console.log(`${documentsPerSecond} documents a second end to end; the aim is under ${AIM_MS_PER_DOCUMENT} ms each`);
  console.table(oneOrder);
  console.table(duplicates);
  console.table([circles]);
  console.table([histories]);
}
