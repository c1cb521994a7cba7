import { NavLink } from 'react-router';
import '../organisation/organisation.css';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';

/** Papers, which name two parties, and evidence, which is its party's alone. */
export function DocumentTabs() {
  const { documents } = useWords();
  const { tabs: words } = documents;
  return (
    <nav className="pt-tabs" aria-label={words.label}>
      <NavLink to={SCREENS.documents.path} end>
        {words.papers}
      </NavLink>
      <NavLink to={SCREENS.records.path}>{words.records}</NavLink>
    </nav>
  );
}
