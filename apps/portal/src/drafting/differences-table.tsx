import { useWords } from '../words/index.js';
import type { ActValue, Difference } from './draft-check.js';

const NOTHING = '–';

export function DifferencesTable({ differences }: { readonly differences: readonly Difference[] }) {
  const { forms: words } = useWords();
  return (
    <table className="tk-table pt-differences">
      <caption className="tk-unseen">{words.differs}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.typed}</th>
          <th scope="col">{words.drafted}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, agreed, drafted }, place) => (
          <tr key={`${place} ${field}`}>
            <th scope="row">{field}</th>
            <td className="tk-mono">{textOf(agreed)}</td>
            <td className="tk-mono">{textOf(drafted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const textOf = (value: ActValue | undefined) => (Array.isArray(value) ? value.join(', ') : String(value ?? NOTHING));
