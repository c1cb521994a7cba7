import { Link } from 'react-router';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import { COLUMNS, type GraphNode } from './match.js';

/** Over each column its name; the papers themselves are named at their lines. */
export function MatchHead({ nodes }: { readonly nodes: readonly GraphNode[] }) {
  const { trades } = useWords();
  const { match: words } = trades;
  return COLUMNS.map((column, place) => {
    const papers = nodes.filter(({ kind }) => kind === column);
    return [
      ...(place > 0 ? [<div key={`${column} gap`} className="pt-gap" />] : []),
      <div key={column} className="pt-match-head">
        <b>{words.columns[column]}</b>
        {papers.length === 0 ? (
          <span className="tk-quiet">{words.none}</span>
        ) : (
          papers.map(({ id, file, number }) => (
            <Link key={id} to={pathOf('document', file)}>
              {number}
            </Link>
          ))
        )}
        {column === 'invoice' && <Payments nodes={nodes} />}
      </div>,
    ];
  });
}

/** Money is tied to a whole invoice and to none of its lines. */
function Payments({ nodes }: { readonly nodes: readonly GraphNode[] }) {
  const { trades } = useWords();
  const { match: words } = trades;
  const paid = nodes.filter(({ flow }) => flow === 'paid');
  return (
    <span className="tk-quiet">
      {words.at(words.columns.payment, paid.length > 0 ? paid.map(({ number }) => number).join(', ') : words.noPayment)}
    </span>
  );
}
