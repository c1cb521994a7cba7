import { sitePath } from '@tallystick/web-kit/site';
import { NavLink } from 'react-router';
import { useWords } from '../words/index.js';
import '../organisation/organisation.css';

/** The parts of a site. */
export function SiteTabs({ site }: { readonly site: string }) {
  const { sites: words } = useWords();
  const tabs = [
    { to: sitePath(site), name: words.overview },
    { to: sitePath(site, 'alarms'), name: words.alarms },
    { to: sitePath(site, 'rules'), name: words.rules },
    { to: sitePath(site, 'gateways'), name: words.gateways },
    { to: sitePath(site, 'papers'), name: words.papers },
  ];
  return (
    <nav className="pt-tabs" aria-label={words.tabs}>
      {tabs.map(({ to, name }) => (
        <NavLink key={to} to={to} end={to === sitePath(site)}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
