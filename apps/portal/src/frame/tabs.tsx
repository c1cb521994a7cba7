import { NavLink } from 'react-router';
import './tabs.css';

interface TabsTerms {
  /** What they are the parts of. */
  readonly label: string;
  readonly tabs: readonly Tab[];
}

export interface Tab {
  readonly path: string;
  readonly name: string;
}

/** The parts of a subject, each a screen of its own; under the first one's address are the others'. */
export function Tabs({ label, tabs }: TabsTerms) {
  return (
    <nav className="pt-tabs" aria-label={label}>
      {tabs.map(({ path, name }, place) => (
        <NavLink key={path} to={path} end={place === 0}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
