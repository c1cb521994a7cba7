import type { ReactNode } from 'react';
import { useUnits } from '../documents/use-units.js';
import { useWords } from '../words/index.js';
import { EntryBox } from './entry-box.js';
import { COLUMNS, dearerThanOrdered, type Entry, type Graph, type Lane, type Match } from './match.js';
import { MatchHead } from './match-head.js';
import { StepLines } from './step-lines.js';
import type { Verification } from './views.js';

const DRAWN_MAX = 50;

interface MatchDrawingTerms {
  readonly graph: Graph;
  readonly match: Match;
  readonly verification: Verification;
}

/** Papers in columns, their lines in rows by order line, joined by lines that say whether the two sides agree. */
export function MatchDrawing({ graph, match: { lanes, strays }, verification }: MatchDrawingTerms) {
  const { trades } = useWords();
  const { match: words } = trades;
  // Beyond what a person follows by eye the table serves: what differs is drawn first then.
  const drawn =
    lanes.length > DRAWN_MAX
      ? lanes.toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole)).slice(0, DRAWN_MAX)
      : lanes;
  const orderPrices = dearerThanOrdered(verification.checks);
  const boxOf = (entry: Entry): ReactNode => (
    <EntryBox
      key={entry.line.id}
      entry={entry}
      orderPrice={entry.paper.isAskedAbout ? orderPrices.get(entry.line.number) : undefined}
    />
  );
  return (
    <div className="pt-match-frame" tabIndex={0} role="group" aria-label={words.title}>
      <p className="tk-unseen">{words.drawing(lanes.length, graph.nodes.length)}</p>
      <div className="pt-match">
        <MatchHead nodes={graph.nodes} />
        {drawn.map((lane) => (
          <LaneRow key={`${lane.balance.line} ${lane.balance.name}`} lane={lane} boxOf={boxOf} />
        ))}
      </div>
      {drawn.length < lanes.length && <p className="tk-quiet">{words.more(lanes.length - drawn.length)}</p>}
      {strays.length > 0 && (
        <div className="pt-strays">
          <h3 className="pt-why">{words.stray}</h3>
          <p className="tk-quiet">{words.strayHint}</p>
          <div className="pt-stray-boxes">{strays.slice(0, DRAWN_MAX).map(boxOf)}</div>
        </div>
      )}
    </div>
  );
}

function LaneRow({ lane, boxOf }: { readonly lane: Lane; readonly boxOf: (entry: Entry) => ReactNode }) {
  const { trades } = useWords();
  const { match: words } = trades;
  const { quantityText } = useUnits();
  const { balance, article, cells, steps } = lane;
  return (
    <>
      <div className="pt-lane-head">
        <b>{article}</b> <span className="tk-quiet">{balance.name}</span>
      </div>
      {COLUMNS.map((column, place) => {
        const step = steps[place - 1];
        const before = COLUMNS[place - 1];
        return [
          ...(step && before
            ? [
                <StepLines
                  key={`${column} step`}
                  step={step}
                  left={cells[before].length}
                  right={cells[column].length}
                  difference={quantityText(step.difference, balance.unit)}
                />,
              ]
            : []),
          <div key={column} className="pt-cell">
            {cells[column].length > 0 ? (
              cells[column].map(boxOf)
            ) : (
              <div className="pt-entry pt-absent">{words.none}</div>
            )}
          </div>,
        ];
      })}
    </>
  );
}
