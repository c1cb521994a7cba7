import { Blank, Panel } from '@tallystick/web-kit';
import { useMemo } from 'react';
import { SheetButton } from '../lists/sheet-button.js';
import { useWords } from '../words/index.js';
import { type Graph, type Lane, matchOf } from './match.js';
import { MatchDrawing } from './match-drawing.js';
import { MatchTable, useResult } from './match-table.js';
import type { Verification } from './views.js';

interface MatchPanelTerms {
  readonly graph: Graph;
  readonly verification: Verification;
}

/** The four flows line by line: drawn, and as a table that says the same and can be kept. */
export function MatchPanel({ graph, verification }: MatchPanelTerms) {
  const { trades } = useWords();
  const { match: words } = trades;
  const match = useMemo(() => matchOf(graph), [graph]);
  if (graph.nodes.length === 0)
    return (
      <Panel title={words.title}>
        <Blank title={words.nothing}>{words.nothingHint}</Blank>
      </Panel>
    );
  return (
    <>
      <Panel title={words.title}>
        <p className="tk-quiet pt-about">{words.about}</p>
        <MatchDrawing graph={graph} match={match} verification={verification} />
      </Panel>
      <Panel title={words.table} isFlush actions={<CsvOfMatch lanes={match.lanes} name={nameOf(graph)} />}>
        <MatchTable lanes={match.lanes} />
      </Panel>
    </>
  );
}

const nameOf = ({ nodes }: Graph): string => nodes.find(({ isAskedAbout }) => isAskedAbout)?.number ?? 'trade';

function CsvOfMatch({ lanes, name }: { readonly lanes: readonly Lane[]; readonly name: string }) {
  const { trades } = useWords();
  const { match: words } = trades;
  const resultOf = useResult();
  const sheet = () => {
    const head = [words.line, words.article, words.ordered, words.sent, words.received, words.billed, words.unbilled];
    const rows = lanes.map((lane) => {
      const { name: line, unit, ordered, sent, received, billed, unbilled } = lane.balance;
      return [line, lane.article, ordered, sent, received, billed, unbilled, unit, resultOf(lane)];
    });
    return [[...head, 'UNECE Rec 20', words.result], ...rows];
  };
  return <SheetButton name={`${name}-match`} rows={sheet} />;
}
